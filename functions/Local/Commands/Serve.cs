using Mandates.Local.Hosting;

namespace Mandates.Local.Commands;

/// <summary>Serves the app until Ctrl+C, on real time or from a mandate's start.</summary>
internal static class Serve
{
    public static async Task RunAsync(string root, string data, int port, DateTimeOffset? start, CancellationToken cancellationToken)
    {
        using var held = DataFolder.Open(data);
        var mandate = MandateStart.Of(data, start, TimeProvider.System);
        await using var mandates = await MandateHost.StartAsync(
            new()
            {
                Root = root,
                Data = held,
                Port = port,
                Settings = new(mandate?.Settings ?? []),
                Progress = Console.Error.WriteLine,
            },
            cancellationToken);
        Console.WriteLine($"""
            {Entrances.Of(mandates)}
            Data           {data}
            Programs       send the header: Authorization: Bearer secretariat.TOKEN, with the token in {Path.Combine(data, "development-token")}
            Stop with Ctrl+C.
            """);
        await mandates.Host.WaitForShutdownAsync(cancellationToken);
    }
}
