using System.CommandLine;

namespace SymbolNet.Cli.Commands;

/// <summary><c>symbolnet recipes</c>: the ways of training that come with the program.</summary>
static class RecipesCommand
{
    public static Command Create()
    {
        var json = Report.JsonOption();
        var command = new Command("recipes", "Lists the ways of training that come with the program.") { json };
        command.SetAction(parse =>
        {
            var recipes = SharedOptions.Recipes();
            Report.Write(parse.InvocationConfiguration.Output,
                parse.GetValue(json) ? recipes.Select(entry => new { name = entry.Name, summary = entry.Recipe.Summary, data = entry.Recipe.Data, steps = entry.Recipe.Steps }) : null,
                "Recipes", ["name", "what it is", "data", "steps"], recipes.Select(entry => new[] { entry.Name, entry.Recipe.Summary, entry.Recipe.Data, $"{entry.Recipe.Steps}" }));
            return 0;
        });
        return command;
    }
}
