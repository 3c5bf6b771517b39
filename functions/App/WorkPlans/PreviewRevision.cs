using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.WorkPlans;

/// <summary>What a revision would do if it were confirmed now; each act with its explanation.</summary>
/// <param name="Number">The number that it would have.</param>
/// <param name="CanBeConfirmed">Whether no finding is an error.</param>
/// <param name="Withdrawn">Acts that will not be performed any more.</param>
/// <param name="Replanned">Acts that move to another moment.</param>
/// <param name="AtOnce">Acts that are performed as soon as it is confirmed.</param>
/// <param name="Added">Acts that come to those planned so far.</param>
/// <param name="Calendar">Entries of calendars that change.</param>
/// <param name="Findings">What speaks against it, and the checks of the plan that fail now.</param>
public sealed record RevisionPreview(
    int Number,
    bool CanBeConfirmed,
    IReadOnlyList<ActLine> Withdrawn,
    IReadOnlyList<ReplannedLine> Replanned,
    IReadOnlyList<ActLine> AtOnce,
    IReadOnlyList<ActLine> Added,
    IReadOnlyList<CalendarEffect> Calendar,
    IReadOnlyList<Finding> Findings)
{
    public static RevisionPreview Of(ProposedRevision proposed)
    {
        var (before, revised, entry, _, findings) = proposed;
        var effects = RevisionEffects.Of(before.Plan, revised, before.Record, entry);
        Finding[] all = [.. findings, .. effects.Findings];
        return new(
            entry.Number,
            !all.HasErrors(),
            [.. effects.Withdrawn.Select(act => ActLine.Of(act, before.Plan))],
            [.. effects.Replanned.Select(act => new ReplannedLine(revised.Local(act.From), ActLine.Of(act.Act, revised)))],
            [.. effects.AtOnce.Select(act => ActLine.Of(act, revised))],
            [.. effects.Added.Select(act => ActLine.Of(act, revised))],
            effects.Calendar,
            all);
    }
}

public sealed record ReplannedLine(LocalDateTime FromLocal, ActLine Act);

/// <summary>Says what a proposed revision will do, before anyone confirms it. Nothing is stored or sent.</summary>
public sealed class PreviewRevision(ProposedRevisions proposals)
{
    [Api("What a revision would change", Takes = typeof(RevisionProposal), Gives = typeof(RevisionPreview), Problems = [409, 412, 422, 428])]
    [Function(nameof(PreviewRevision)), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/plan/revisions/preview")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var proposed = await proposals.ReadAsync(request, mandate, cancellationToken);
        return proposed.Kept is { } kept
            ? throw ProblemException.Conflict("This revision is confirmed already.", $"It is revision {kept.Number}; nothing is left to preview.")
            : ApiJson.Ok(RevisionPreview.Of(proposed));
    }
}
