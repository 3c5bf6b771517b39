using System.CommandLine;
using Mandates.Local.Hosting;

namespace Mandates.Local.Commands;

/// <summary>What the program does when no other command is named.</summary>
internal static class ServeCommand
{
    private const int UsualPort = 7071;

    public static RootCommand Configure(RootCommand root)
    {
        var start = new Option<DateTimeOffset?>("--start")
        {
            Description = "The mandate's date (2012-01-30, taken as 12:00 UTC) or instant (2012-01-30T09:00:00-05:00) at the first start of "
                + "a data folder; time goes on from there, also after a restart. Without it the mandate's time is the real one.",
            HelpName = "DATE",
            CustomParser = MandateStart.Parse,
        };
        var port = CommandOptions.Port($"{UsualPort}");
        var data = CommandOptions.Place("--data");
        (data.Description, data.HelpName) = ("The folder that keeps everything written; .local/serve of the repository when absent.", "DIR");

        root.Add(start);
        root.Add(port);
        root.Add(data);
        root.SetAction(async (given, cancellationToken) =>
        {
            var repository = RepositoryRoot.Find();
            var folder = given.GetValue(data) ?? Path.Combine(repository, ".local", "serve");
            await Serve.RunAsync(repository, folder, given.GetValue(port) ?? UsualPort, given.GetValue(start), cancellationToken);
            return 0;
        });
        return root;
    }
}
