using Mandates.Domain;
using Mandates.Functions.Http;
using Mandates.Functions.Timeline;

namespace Mandates.Functions.Access;

/// <summary>Of one request: who calls, and the mandate that was read to find out.</summary>
public sealed class RequestAccess(RecordStore records)
{
    private CurrentMandate? mandate;

    public Caller Caller { get; internal set; } = Caller.Unknown;

    /// <summary>The language of the state that a participant acts for; null for others.</summary>
    public Language? UsualLanguage => Caller.State is { } state ? mandate?.Plan.State(state)?.Language : null;

    /// <summary>The mandate as it stood when the request came.</summary>
    /// <exception cref="ProblemException">404 when there is no such mandate.</exception>
    public async Task<CurrentMandate> MandateAsync(string id, CancellationToken stop) =>
        await FindAsync(id, stop) ?? throw ProblemException.NotFound();

    /// <summary>Whether the request only looks.</summary>
    internal bool Looks { get; set; }

    internal async Task<CurrentMandate?> FindAsync(string id, CancellationToken stop) =>
        mandate?.Id == id ? mandate : mandate = await (Looks ? records.LookAsync(id, stop) : records.FindAsync(id, stop));
}
