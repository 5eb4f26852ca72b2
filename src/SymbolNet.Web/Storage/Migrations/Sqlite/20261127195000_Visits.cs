using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SymbolNet.Web.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Visits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "VisitedAt",
                table: "Banks",
                type: "INTEGER",
                nullable: true);
            // Nobody is taken to have stayed away before visits were noted.
            migrationBuilder.Sql("UPDATE Banks SET VisitedAt = unixepoch() * 1000;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "VisitedAt",
                table: "Banks");
        }
    }
}
