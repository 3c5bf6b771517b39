using Mandates.Local.Hosting;
using Mandates.Local.Storage;
using Microsoft.Extensions.Logging;

namespace Mandates.Local.Commands;

/// <summary>Serves the app until Ctrl+C, on real time or from a mandate's start.</summary>
internal static class Serve
{
    public static async Task RunAsync(string root, string data, int port, DateTimeOffset? start, CancellationToken cancellation)
    {
        using var held = DataFolder.Open(data);
        var mandate = MandateStart.Of(data, start, TimeProvider.System);
        var storage = await Azurite.StartAsync(root, data, Console.Error.WriteLine, cancellation);
        try
        {
            await using var host = await LocalHost.StartAsync(Options(root, data, port, mandate, storage), cancellation);
            Console.WriteLine($"""
                Pages      {host.Address}
                Mails      {new Uri(host.Address, "_local/mail")}
                Data       {data}
                Key        {Path.Combine(data, "function-key")}   (send its content as the x-functions-key header)
                Stop with Ctrl+C.
                """);
            await host.WaitForShutdownAsync(cancellation);
        }
        finally
        {
            await storage.StopAsync(CancellationToken.None);
        }
    }

    private static LocalHostOptions Options(string root, string data, int port, MandateStart? mandate, Azurite storage) => new()
    {
        Root = root,
        Data = data,
        Port = port,
        Functions = App.Functions,
        Register = App.Register,
        DefaultSettings = new() { ["Sweep:Schedule"] = "0 0 * * * *" },
        Settings = new(mandate?.Settings ?? [])
        {
            ["AzureWebJobsStorage"] = storage.ConnectionString,
            ["SendGrid:Host"] = $"http://localhost:{port}/_local/mail",
            ["SendGrid:ApiKey"] = "local",
        },
        Logging = logging => logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(console => console.SingleLine = true),
    };
}
