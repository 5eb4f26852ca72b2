using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using SymbolNet.Web.Storage;

// Usage: dotnet run --project tools/SymbolNet.Migrate -- NAME
// Compares the tables in src/SymbolNet.Web/Storage with the last migration and writes the next one, NAME, for every database product.
if (args is not [var name])
{
    Console.Error.WriteLine("Say what the migration is called, such as AddRuns.");
    return 2;
}
var root = new DirectoryInfo(Environment.CurrentDirectory);
while (root is not null && !File.Exists(Path.Combine(root.FullName, "SymbolNet.Web.sln")))
    root = root.Parent;
if (root is null)
{
    Console.Error.WriteLine("Run this inside the repository.");
    return 2;
}
var folder = Path.Combine(root.FullName, "src", "SymbolNet.Web");

using var sqlite = new SqliteAppDb(new DbContextOptionsBuilder<SqliteAppDb>().UseSqlite("Data Source=:memory:").Options);
Scaffold(sqlite, "Sqlite", "Microsoft.EntityFrameworkCore.Sqlite.Design.Internal.SqliteDesignTimeServices, Microsoft.EntityFrameworkCore.Sqlite");
return 0;

void Scaffold(AppDb db, string product, string designTimeServices)
{
    var services = new ServiceCollection();
    services.AddEntityFrameworkDesignTimeServices();
    services.AddDbContextDesignTimeServices(db);
    ((IDesignTimeServices)Activator.CreateInstance(Type.GetType(designTimeServices, throwOnError: true)!)!).ConfigureDesignTimeServices(services);
    using var provider = services.BuildServiceProvider();
    using var scope = provider.CreateScope();
    var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
    var migration = scaffolder.ScaffoldMigration(name, "SymbolNet.Web.Storage", $"Migrations.{product}");
    var target = Path.Combine(folder, "Storage", "Migrations", product);
    var files = scaffolder.Save(folder, migration, target, dryRun: false);
    // The first time, EF derives the snapshot's folder from the namespace; afterwards it finds it where it lies.
    File.Move(files.SnapshotFile!, Path.Combine(target, Path.GetFileName(files.SnapshotFile!)), overwrite: true);
    Console.WriteLine(files.MigrationFile);
}
