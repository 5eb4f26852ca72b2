using Microsoft.EntityFrameworkCore;

namespace SymbolNet.Web.Storage;

/// <summary>
/// Everything the app keeps, as tables. One short-lived context per operation, from <see cref="IDbContextFactory{TContext}"/>; one subclass and one folder of migrations per database product.
/// </summary>
public abstract class AppDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Banks that were changed at least once; a bank without a row is the starter memory.</summary>
    public DbSet<BankRow> Banks => Set<BankRow>();

    /// <summary>Names of own categories and of renamed starter categories.</summary>
    public DbSet<CategoryRow> Categories => Set<CategoryRow>();

    /// <summary>Own drawings, and starter drawings that a visitor moved or forgot.</summary>
    public DbSet<ExemplarRow> Exemplars => Set<ExemplarRow>();

    /// <summary>What models make of own drawings: a cache.</summary>
    public DbSet<EmbeddingRow> Embeddings => Set<EmbeddingRow>();

    /// <summary>What was changed, with what is needed to take it back.</summary>
    public DbSet<ChangeRow> Changes => Set<ChangeRow>();

    /// <summary>The keys that sign cookies.</summary>
    public DbSet<DataProtectionKeyRow> DataProtectionKeys => Set<DataProtectionKeyRow>();

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<BankRow>(bank =>
        {
            bank.ToTable("Banks");
            bank.HasKey(row => row.Id);
            bank.Property(row => row.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<CategoryRow>(category =>
        {
            category.ToTable("Categories");
            category.HasKey(row => new { row.BankId, row.Id });
            category.HasOne<BankRow>().WithMany().HasForeignKey(row => row.BankId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<ExemplarRow>(exemplar =>
        {
            exemplar.ToTable("Exemplars");
            exemplar.HasKey(row => new { row.BankId, row.Id });
            exemplar.HasOne<BankRow>().WithMany().HasForeignKey(row => row.BankId).OnDelete(DeleteBehavior.Cascade);
            // What may be erased for good: few of all.
            exemplar.HasIndex(row => new { row.BankId, row.ForgottenAt }).HasFilter("\"ForgottenAt\" IS NOT NULL");
        });
        modelBuilder.Entity<EmbeddingRow>(embedding =>
        {
            embedding.ToTable("Embeddings");
            embedding.HasKey(row => new { row.BankId, row.ExemplarId, row.ModelId });
            embedding.HasOne<ExemplarRow>().WithMany().HasForeignKey(row => new { row.BankId, row.ExemplarId }).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<ChangeRow>(change =>
        {
            change.ToTable("Changes");
            change.HasKey(row => row.Id);
            change.HasOne<BankRow>().WithMany().HasForeignKey(row => row.BankId).OnDelete(DeleteBehavior.Cascade);
            // What is too old to be taken back.
            change.HasIndex(row => new { row.BankId, row.At });
        });
        modelBuilder.Entity<DataProtectionKeyRow>(key =>
        {
            key.ToTable("DataProtectionKeys");
            key.HasKey(row => row.Id);
        });
    }
}
