using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Mandates.App.Tests.Resilience;

/// <summary>The app in a process that dies at a call of its storage, before or after it was carried out: nothing that it tries then has an effect.</summary>
public sealed class CrashingApp : RunningApp
{
    private Crash? crash;

    protected override Dictionary<string, string?> Settings => new() { ["Replies:LeftoversAfter"] = "00:00:00", ["SweepLeftoversSchedule"] = "0 45 5 * * *" };

    /// <summary>Whether the process died while it acted.</summary>
    internal async Task<bool> DiesAsync(int at, Func<Task> act)
    {
        crash = new Crash(at);
        await act();
        var died = crash.HasHappened;
        crash = null;
        return died;
    }

    protected override void AddServices(IServiceCollection services)
    {
        Wire.Lay(services, (_, send) => crash is { } armed ? armed.AroundAsync(send) : send());
        services.AddLogging(logging => logging.ClearProviders());
    }
}
