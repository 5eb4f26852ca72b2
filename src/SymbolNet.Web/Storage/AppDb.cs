using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using SymbolNet.Web.Accounts;

namespace SymbolNet.Web.Storage;

/// <summary>
/// Everything the app keeps, as tables. One short-lived context per operation, from <see cref="IDbContextFactory{TContext}"/>; one subclass and one folder of migrations per database product.
/// </summary>
public abstract class AppDb(DbContextOptions options) : IdentityDbContext<Account, IdentityRole<Guid>, Guid>(options)
{
    /// <summary>Banks that were changed at least once; a bank without a row is the starter memory.</summary>
    public DbSet<BankRow> Banks => Set<BankRow>();

    /// <summary>Names of own categories, and of starter categories that a visitor renamed or put something into.</summary>
    public DbSet<CategoryRow> Categories => Set<CategoryRow>();

    /// <summary>Own drawings, and starter drawings that a visitor moved or forgot.</summary>
    public DbSet<ExemplarRow> Exemplars => Set<ExemplarRow>();

    /// <summary>What models make of own drawings: a cache.</summary>
    public DbSet<EmbeddingRow> Embeddings => Set<EmbeddingRow>();

    /// <summary>What was changed, with what is needed to take it back.</summary>
    public DbSet<ChangeRow> Changes => Set<ChangeRow>();

    /// <summary>The link that makes the first administrator, while there is none.</summary>
    public DbSet<SetupLinkRow> SetupLinks => Set<SetupLinkRow>();

    /// <summary>Training runs.</summary>
    public DbSet<RunRow> Runs => Set<RunRow>();

    /// <summary>The curves of training runs.</summary>
    public DbSet<RunPointRow> RunPoints => Set<RunPointRow>();

    /// <summary>What was measured during training runs.</summary>
    public DbSet<RunCheckRow> RunChecks => Set<RunCheckRow>();

    /// <summary>The logs of training runs.</summary>
    public DbSet<RunLineRow> RunLines => Set<RunLineRow>();

    /// <summary>The pairs of drawings by which people see training runs learn.</summary>
    public DbSet<RunPairRow> RunPairs => Set<RunPairRow>();

    /// <summary>Whose drawings models may learn from.</summary>
    public DbSet<TrainingConsentRow> TrainingConsents => Set<TrainingConsentRow>();

    /// <summary>The models that were trained or uploaded here.</summary>
    public DbSet<ModelRow> Models => Set<ModelRow>();

    /// <summary>Which models were put to work, and when.</summary>
    public DbSet<ModelUseRow> ModelUses => Set<ModelUseRow>();

    /// <summary>The keys that sign cookies.</summary>
    public DbSet<DataProtectionKeyRow> DataProtectionKeys => Set<DataProtectionKeyRow>();

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>(account =>
        {
            account.ToTable("Accounts");
            account.HasIndex(row => row.BankId).IsUnique();
        });
        builder.Entity<IdentityRole<Guid>>().ToTable("Roles");
        builder.Entity<IdentityUserRole<Guid>>().ToTable("AccountRoles");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("AccountClaims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("AccountLogins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("AccountTokens");
        builder.Entity<IdentityRoleClaim<Guid>>().ToTable("RoleClaims");
        builder.Entity<SetupLinkRow>(link =>
        {
            link.ToTable("SetupLinks");
            link.HasKey(row => row.TokenHash);
        });
        builder.Entity<BankRow>(bank =>
        {
            bank.ToTable("Banks");
            bank.HasKey(row => row.Id);
            bank.Property(row => row.Version).IsConcurrencyToken();
        });
        builder.Entity<CategoryRow>(category =>
        {
            category.ToTable("Categories");
            category.HasKey(row => new { row.BankId, row.Id });
            category.HasOne<BankRow>().WithMany().HasForeignKey(row => row.BankId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<ExemplarRow>(exemplar =>
        {
            exemplar.ToTable("Exemplars");
            exemplar.HasKey(row => new { row.BankId, row.Id });
            exemplar.HasOne<BankRow>().WithMany().HasForeignKey(row => row.BankId).OnDelete(DeleteBehavior.Cascade);
            // What may be erased for good: few of all.
            exemplar.HasIndex(row => new { row.BankId, row.ForgottenAt }).HasFilter("\"ForgottenAt\" IS NOT NULL");
        });
        builder.Entity<EmbeddingRow>(embedding =>
        {
            embedding.ToTable("Embeddings");
            embedding.HasKey(row => new { row.BankId, row.ExemplarId, row.ModelId });
            embedding.HasOne<ExemplarRow>().WithMany().HasForeignKey(row => new { row.BankId, row.ExemplarId }).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<ChangeRow>(change =>
        {
            change.ToTable("Changes");
            change.HasKey(row => row.Id);
            change.HasOne<BankRow>().WithMany().HasForeignKey(row => row.BankId).OnDelete(DeleteBehavior.Cascade);
            // What is too old to be taken back.
            change.HasIndex(row => new { row.BankId, row.At });
        });
        builder.Entity<RunRow>(run =>
        {
            run.ToTable("Runs");
            run.HasKey(row => row.Id);
            run.Property(row => row.State).HasConversion<string>();
            run.Property(row => row.Wanted).HasConversion<string>();
            run.HasIndex(row => new { row.State, row.QueuedAt });
        });
        builder.Entity<RunPointRow>(point =>
        {
            point.ToTable("RunPoints");
            point.HasKey(row => new { row.RunId, row.Stretch });
            point.HasOne<RunRow>().WithMany().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<RunCheckRow>(check =>
        {
            check.ToTable("RunChecks");
            check.HasKey(row => new { row.RunId, row.Step });
            check.HasOne<RunRow>().WithMany().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<RunLineRow>(line =>
        {
            line.ToTable("RunLines");
            line.HasKey(row => row.Id);
            line.HasOne<RunRow>().WithMany().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Cascade);
            line.HasIndex(row => new { row.RunId, row.Id });
        });
        builder.Entity<RunPairRow>(pair =>
        {
            pair.ToTable("RunPairs");
            pair.HasKey(row => new { row.RunId, row.Place });
            pair.HasOne<RunRow>().WithMany().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<TrainingConsentRow>(consent =>
        {
            consent.ToTable("TrainingConsents");
            consent.HasKey(row => row.BankId);
        });
        builder.Entity<ModelRow>(model =>
        {
            model.ToTable("Models");
            model.HasKey(row => row.Id);
        });
        builder.Entity<ModelUseRow>(use =>
        {
            use.ToTable("ModelUses");
            use.HasKey(row => row.Id);
        });
        builder.Entity<DataProtectionKeyRow>(key =>
        {
            key.ToTable("DataProtectionKeys");
            key.HasKey(row => row.Id);
        });
    }
}
