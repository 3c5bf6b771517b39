using Mandates.Domain.Negotiation.Drafts;
using Mandates.Domain.Participants;
using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Meetings;

/// <summary>What a meeting may decide, and what a decision must say.</summary>
internal static class DecisionRules
{
    /// <summary>What a meeting decides: only a formal one, and with quorum.</summary>
    public static readonly DecisionKind[] Formal =
        [DecisionKind.AdoptWorkPlan, DecisionKind.ElectViceChairs, DecisionKind.ApproveDraft, DecisionKind.ApproveResolution];

    public static IEnumerable<Sentence> Broken(Decision decision, WorkPlan plan, MandateRecord record, Activity activity, MeetingRecord meeting) =>
    [
        .. Formal.Contains(decision.Kind) ? BrokenByPowers(decision.Kind, plan, activity, meeting) : [BrokenByEffect(decision.Kind)],
        .. decision.Kind is DecisionKind.ApproveDraft or DecisionKind.ApproveResolution ? BrokenByDraft(decision, plan, record, activity, meeting) : [],
        .. BrokenByVote(decision, meeting),
        .. BrokenByDetails(decision, plan),
    ];

    // Earlier records have such decisions. What they decide happens by another act, which is recorded by itself.
    private static Sentence BrokenByEffect(DecisionKind kind) => kind switch
    {
        DecisionKind.ConveneInformalMeeting => $"'{Word(kind)}' is not recorded with a meeting: add the meeting to the work plan.",
        DecisionKind.ExtendDeadline => $"'{Word(kind)}' is not recorded with a meeting: revise the work plan, and name this meeting there as the decision.",
        _ => $"'{Word(kind)}' is not recorded with a meeting: the chair rules on the late reply itself, and can name this meeting as the reason.",
    };

    private static IEnumerable<Sentence> BrokenByPowers(DecisionKind kind, WorkPlan plan, Activity activity, MeetingRecord meeting)
    {
        if (activity.Kind == ActivityKind.InformalMeeting)
        {
            yield return $"An informal meeting cannot decide '{Word(kind)}'; only a formal one can.";
        }
        else if (plan.Decides(meeting) is { IsMet: false } quorum)
        {
            yield return $"'{Word(kind)}' needs {quorum.Needed} of {plan.States.Count} member states present; {quorum.Present} were.";
        }
    }

    private static IEnumerable<Sentence> BrokenByDraft(Decision decision, WorkPlan plan, MandateRecord record, Activity activity, MeetingRecord meeting)
    {
        var word = Word(decision.Kind);
        if (record.Drafts.MaxBy(d => d.Version) is not { } newest)
        {
            return [$"'{word}' needs a published draft; publish one first."];
        }

        var broken = LateNotices.Of(plan, record, activity)
            .Where(late => late.Period is { For: NoticeFor.Documents, Refuses: true })
            .Select(late => (Sentence)$"'{word}' is too early. {late.Sentence}");
        return broken.Concat((decision, newest) switch
        {
            ({ Draft: { } named }, _) when named != newest.Version =>
                [$"'{word}' names version {named}; the newest is version {newest.Version}, {newest.Symbol}. Publish the words that were approved as a further version, and name that one."],
            ({ Draft: null }, _) when newest.PublishedAt > meeting.HeldAt =>
                [$"Version {newest.Version}, {newest.Symbol}, was published after the meeting began. Say with 'draft' that '{word}' is about it."],
            ({ Kind: DecisionKind.ApproveResolution, IsTaken: true }, _) when IsChangedSinceApproval(record, meeting, newest) =>
                ["The text was changed after the draft was approved. Record its approval again ('approveDraft'), with that of the resolution."],
            _ => Array.Empty<Sentence>(),
        });
    }

    // The text has changed since, by a further version or by a decision on the text.
    private static bool IsChangedSinceApproval(MandateRecord record, MeetingRecord meeting, Draft newest)
    {
        var approved = record.Meetings.Where(m => m.Decisions.Any(Approves)).Max(m => m.RecordedAt ?? m.HeldAt as Instant?);
        var changed = record.Decisions.Select(d => d.At).Append(newest.PublishedAt).Max();
        return changed > approved && !meeting.Decisions.Any(Approves);

        static bool Approves(Decision decision) => decision is { Kind: DecisionKind.ApproveDraft, IsTaken: true };
    }

    private static IEnumerable<Sentence> BrokenByVote(Decision decision, MeetingRecord meeting)
    {
        if (decision.Vote is not { } vote)
        {
            yield break;
        }

        if (vote is { InFavour: < 0 } or { Against: < 0 } or { Abstaining: < 0 })
        {
            yield return $"The vote on '{Word(decision.Kind)}' has a negative number.";
        }
        else if (vote.Cast > meeting.Present.Distinct().Count())
        {
            yield return $"The vote on '{Word(decision.Kind)}' counts {vote.Cast} states; {meeting.Present.Distinct().Count()} were present.";
        }
    }

    private static IEnumerable<Sentence> BrokenByDetails(Decision decision, WorkPlan plan)
    {
        foreach (var id in ((StateId?[])[.. decision.Reservations, .. decision.ViceChairs.Select(v => v.State), decision.State]).OfType<StateId>().Where(id => plan.State(id) is null))
        {
            yield return $"'{id}' is not a member state of this work plan.";
        }

        if (decision is { Kind: DecisionKind.ElectViceChairs, IsTaken: true }
            && (decision.ViceChairs.Count == 0 || decision.ViceChairs.Any(v => PersonName.Tidy(v.Name).Length is 0 or > PersonName.MostCharacters)))
        {
            Sentence names = "the name of each person elected, with the state ('viceChairs')";
            yield return $"'{Word(decision.Kind)}' must say {names}.";
        }

        else
        {
            foreach (var broken in decision.ViceChairs.SelectMany(v => PersonName.Broken(PersonName.Tidy(v.Name))))
            {
                yield return broken;
            }
        }
    }

    // As the API writes it.
    private static Sentence Word(DecisionKind kind) => kind switch
    {
        DecisionKind.AdoptWorkPlan => "adoptWorkPlan",
        DecisionKind.ElectViceChairs => "electViceChairs",
        DecisionKind.ApproveDraft => "approveDraft",
        DecisionKind.ApproveResolution => "approveResolution",
        DecisionKind.ConveneInformalMeeting => "conveneInformalMeeting",
        DecisionKind.ExtendDeadline => "extendDeadline",
        _ => "ruleOnLateReply",
    };
}
