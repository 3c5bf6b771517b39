using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Community;

/// <summary>A consulted process, as its code has proved it.</summary>
public sealed record ConsultationHolder(string Code, MandateState Current, ConsultedProcess Process, Link Link)
{
    public ParticipantId Id => Link.Participant;

    /// <summary>What it was consulted on, the newest first.</summary>
    public IReadOnlyList<Consultation> Consultations => [.. Current.Record.Consulted(Current.Plan).Where(c => c.Process.Id == Process.Id).OrderByDescending(c => c.Draft)];
}

/// <summary>Opens the links of consulted processes. There is no session: the code goes along with each request.</summary>
public sealed class ConsultationLinks(LinkCodes codes, MandateStore mandates, LinkUses uses, LinkRateLimiter limiter, MandateClock clock)
{
    private const int MostCharacters = 300;

    /// <exception cref="ProblemException">The same 404 for every wrong code, so that guessing learns nothing; 429 after too many.</exception>
    public async Task<ConsultationHolder> OpenAsync(HttpContext http, string? code, CancellationToken cancellationToken)
    {
        var holder = await FindAsync(code?.Trim() ?? "", cancellationToken) ?? throw limiter.Wrong(http);
        limiter.CountUse(http, holder.Current.Id, holder.Id);
        await uses.NoteAsync(holder.Current.Id, holder.Id, clock.Now, cancellationToken);
        return holder;
    }

    private async Task<ConsultationHolder?> FindAsync(string code, CancellationToken cancellationToken)
    {
        if (code.Length > MostCharacters || codes.Read(code, LinkCodes.Consult) is not { } claimed
            || await mandates.FindAsync(claimed.Mandate, cancellationToken) is not { } current
            || current.Plan.ConsultedOf(claimed.Participant) is not { } process)
        {
            return null;
        }

        var link = Link.Of(claimed.Participant, current.Plan, current.Record);
        return link.Generation == claimed.Generation && link.OpensAt(clock.Now) ? new(code, current, process, link) : null;
    }
}
