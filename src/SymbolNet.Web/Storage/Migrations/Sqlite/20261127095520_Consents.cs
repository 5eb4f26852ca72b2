using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SymbolNet.Web.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Consents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "RunPairs",
                columns: table => new
                {
                    RunId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    One = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Other = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Caption = table.Column<string>(type: "TEXT", nullable: false),
                    AreSame = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsHard = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsHeldOut = table.Column<bool>(type: "INTEGER", nullable: false),
                    FirstScore = table.Column<double>(type: "REAL", nullable: false),
                    Score = table.Column<double>(type: "REAL", nullable: false),
                    Step = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunPairs", x => new { x.RunId, x.Place });
                    table.ForeignKey(
                        name: "FK_RunPairs_Runs_RunId",
                        column: x => x.RunId,
                        principalTable: "Runs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TrainingConsents",
                columns: table => new
                {
                    BankId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    GivenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrainingConsents", x => x.BankId);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RunPairs");

            migrationBuilder.DropTable(
                name: "TrainingConsents");
        }
    }
}
