using Mandates.Local;
using Mandates.Local.Hosting;
using Microsoft.Extensions.Configuration;

namespace Mandates.App.Tests;

/// <summary>Another instance of a running app, as a platform that scales out has it: the same storage and keys, nothing else shared.</summary>
internal sealed class SecondInstance : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mandates-second-");
    private DataFolder? data;
    private MandateHost? host;

    public Uri Address => host!.Host.Address;

    public IServiceProvider Services => host!.Host.Services;

    public static async Task<SecondInstance> OfAsync(RunningApp app)
    {
        var settings = app.Service<IConfiguration>();
        var second = new SecondInstance();
        second.data = DataFolder.Open(second.folder.FullName);
        second.host = await MandateHost.StartAsync(
            new()
            {
                Root = RepositoryRoot.Find(),
                Data = second.data,
                Storage = settings["Storage:Connection"],
                Time = app.Service<TimeProvider>(),
                RunsByItself = false,
                Settings = ((string[])["Access:LinkKey", "Access:DevelopmentToken"]).ToDictionary(key => key, key => settings[key]),
            },
            CancellationToken.None);
        return second;
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        data?.Dispose();
        folder.Delete(recursive: true);
    }
}
