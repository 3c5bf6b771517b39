using Mandates.Functions.Community;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Submission;
using Mandates.Pages.Status;

namespace Mandates.Local.Rehearsal;

/// <summary>
/// The outcome of a rehearsal, read over the public API. All instants are virtual time in UTC; the same plan and seed
/// give the same report but for <see cref="WallSeconds"/> and those files of the package that name blobs.
/// </summary>
public sealed record RehearsalReport
{
    public required MandateId Mandate { get; init; }
    public required Instant StartedAt { get; init; }
    public required Instant EndedAt { get; init; }
    public required double WallSeconds { get; init; }
    public required IReadOnlyList<FindingLine> PlanFindings { get; init; }
    public required IReadOnlyList<MilestoneLine> Milestones { get; init; }
    public required IReadOnlyList<NoticeLine> Notices { get; init; }
    public required IReadOnlyList<ReplyLine> Replies { get; init; }

    /// <summary>The states that share their replies with the others.</summary>
    public required IReadOnlyList<StateId> Shared { get; init; }

    /// <summary>The states that keep their replies for the secretariat.</summary>
    public required IReadOnlyList<StateId> Kept { get; init; }

    /// <summary>Documents and links that stand in the community, and how many were withdrawn.</summary>
    public required int Information { get; init; }
    public required int Withdrawn { get; init; }

    /// <summary>Comments on the proposed work plan.</summary>
    public required int PlanComments { get; init; }

    /// <summary>On what the processes were consulted, and whether they answered.</summary>
    public required IReadOnlyList<ConsultationLine> Consultations { get; init; }

    public required IReadOnlyList<MeetingLine> Meetings { get; init; }
    public required IReadOnlyList<DecisionLine> Decisions { get; init; }
    public required int Contributions { get; init; }
    public required SubmissionLine? Submission { get; init; }

    public static async Task<RehearsalReport> ReadAsync(
        PublicApi api, WorkPlan proposal, Instant startedAt, Instant endedAt, TimeSpan wall, CancellationToken cancellationToken)
    {
        var path = $"/api/mandates/{proposal.Mandate.Id}";
        var status = await api.GetAsync<MandateStatus>($"{path}/status", cancellationToken);
        var meetings = await api.GetAsync<MeetingRecord[]>($"{path}/meetings", cancellationToken);
        var notices = await NoticesAsync(api, path, cancellationToken);
        var replies = await api.GetAsync<Receipt[]>($"{path}/replies", cancellationToken);
        var posted = await api.GetAsync<PostedReplyView[]>($"{path}/community/replies", cancellationToken);
        var information = await api.GetAsync<InformationView[]>($"{path}/information", cancellationToken);
        var comments = await api.GetAsync<PlanComment[]>($"{path}/plan/comments", cancellationToken);
        var contributions = await api.GetAsync<StandingContribution[]>($"{path}/contributions", cancellationToken);
        var submission = status.Package is null ? null : await api.GetAsync<SubmissionView>($"{path}/submission", cancellationToken);
        return new()
        {
            Mandate = proposal.Mandate.Id,
            StartedAt = startedAt,
            EndedAt = endedAt,
            WallSeconds = Math.Round(wall.TotalSeconds, 1),
            PlanFindings = [.. PlanCheck.Check(proposal).Select(f => new FindingLine(f.Code, f.Message.ToString()))],
            Milestones = [.. status.Calendar.Where(a => !a.Cancelled).Select(a => new MilestoneLine(a.Id, a.Kind, a.Date, a.At))],
            Notices = [.. notices.Select(n => new NoticeLine(n.At, n.Reason, n.State, n.Contact, n.Language, n.Outcome))],
            Replies = [.. replies.OrderBy(r => r.ReceivedAt).ThenBy(r => r.State, StringComparer.Ordinal)
                .Select(r => new ReplyLine(r.State, r.Version, r.ReceivedAt, r.Late, r.Sha256, [.. r.Files.Select(f => new FileLine(f.Name, f.Sha256))]))],
            Shared = [.. posted.Where(p => p.Versions.Count > 0).Select(p => p.State)],
            Kept = await KeptAsync(api, path, posted.Where(p => p.HasReplied && p.Versions.Count == 0).Select(p => p.State), cancellationToken),
            Information = information.Count(i => i.Withdrawn is null),
            Withdrawn = information.Count(i => i.Withdrawn is not null),
            PlanComments = comments.Length,
            Consultations = [.. (await api.GetAsync<ConsultationView[]>($"{path}/consultations", cancellationToken)).Select(c => new ConsultationLine(c.Process, c.Draft, c.At, c.Answers.Count > 0))],
            Meetings = [.. status.Calendar.Where(a => a.Kind is ActivityKind.FormalMeeting or ActivityKind.InformalMeeting)
                .Select(a => new MeetingLine(a.Id, a.Kind, a.Date, Outcome(a)))],
            Decisions = [.. meetings.SelectMany(m => m.Decisions.Select(d => new DecisionLine(m.HeldAt, d.Kind, m.Activity)))],
            Contributions = contributions.Length,
            Submission = submission is null
                ? null
                : new(submission.Sha256, [.. submission.Manifest.Files.Select(f => new FileLine(f.Name, f.Sha256))]),
        };
    }

    // Of the others nothing was said: their plan has no default.
    private static async Task<IReadOnlyList<StateId>> KeptAsync(PublicApi api, string path, IEnumerable<StateId> among, CancellationToken cancellationToken)
    {
        var kept = new List<StateId>();
        foreach (var state in among)
        {
            if ((await api.GetAsync<VisibilityView>($"{path}/states/{state}/visibility", cancellationToken)).Visibility == ReplyVisibility.Secretariat)
            {
                kept.Add(state);
            }
        }

        return kept;
    }

    private static async Task<IEnumerable<Notice>> NoticesAsync(PublicApi api, string path, CancellationToken cancellationToken)
    {
        var all = new List<Notice>();
        Notice[] page;
        do
        {
            var after = all.Count == 0 ? "" : $"?after={Uri.EscapeDataString(all[^1].Key)}";
            all.AddRange(page = await api.GetAsync<Notice[]>($"{path}/notices{after}", cancellationToken));
        }
        while (page.Length > 0);
        return all.OrderBy(n => n.At).ThenBy(n => n.Key, StringComparer.Ordinal);
    }

    private static string Outcome(ActivityLine meeting) =>
        meeting.Cancelled ? "cancelled" : meeting.At is null ? "notHeld" : "held";
}

public sealed record FindingLine(string Code, string Message);

public sealed record MilestoneLine(string Activity, ActivityKind Kind, LocalDate? Date, Instant? At);

public sealed record NoticeLine(Instant At, NoticeReason Reason, StateId? State, string Contact, Language Language, NoticeOutcome? Outcome);

public sealed record ReplyLine(StateId State, int Version, Instant At, bool Late, string Sha256, IReadOnlyList<FileLine> Files);

public sealed record ConsultationLine(string Process, int Draft, Instant At, bool Answered);

public sealed record MeetingLine(string Activity, ActivityKind Kind, LocalDate? Date, string Outcome);

public sealed record DecisionLine(Instant At, DecisionKind Kind, string Meeting);

public sealed record SubmissionLine(string Sha256, IReadOnlyList<FileLine> Files);

public sealed record FileLine(string Name, string Sha256);
