using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Mandates.App.Tests.Resilience;

/// <summary>The app with a storage that fails once, at a call that the test chooses.</summary>
public sealed class FaultyApp : RunningApp
{
    private readonly Lock gate = new();
    private Fault? armed;
    private int callsUntilFault;
    private bool isListening;

    internal bool HasFailed => armed is null;

    /// <summary>The nth call from now on, counted while <see cref="WhileListeningAsync"/>, meets the fault.</summary>
    internal void Arm(Fault fault, int n) => (armed, callsUntilFault) = (fault, n);

    internal void Disarm() => armed = null;

    internal async Task WhileListeningAsync(Func<Task> act)
    {
        isListening = true;
        await act();
        isListening = false;
    }

    protected override void AddServices(IServiceCollection services)
    {
        Wire.Lay(services, MeetAsync);
        services.AddLogging(logging => logging.ClearProviders());
    }

    private Task<HttpResponseMessage> MeetAsync(HttpRequestMessage request, Func<Task<HttpResponseMessage>> send)
    {
        Fault? fault = null;
        lock (gate)
        {
            // The mail provider is the app's own host.
            if (isListening && request.RequestUri!.Port != Http.BaseAddress!.Port && armed is not null && --callsUntilFault == 0)
            {
                (fault, armed) = (armed, null);
            }
        }

        return fault is null ? send() : fault.InsteadOfAsync(request, send);
    }
}
