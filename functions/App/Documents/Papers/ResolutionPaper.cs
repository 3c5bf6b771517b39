using Mandates.Functions.Record;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Documents.Papers;

/// <summary>The draft resolution, from the mandate and the record: preambular paragraphs, then those that resolve.</summary>
internal static class ResolutionPaper
{
    public static Paper Of(MandateState current, Texts texts)
    {
        var (plan, mandate) = (current.Plan, current.Plan.Mandate);
        var draft = current.Record.Drafts.MaxBy(d => d.Version);
        var symbol = draft?.Symbol ?? texts["resolution.no-draft"];
        string In(string text) => plan.Translate(texts.Language, text);
        var product = PaperWords.Product(current, texts);

        // Nobody is thanked for a consultation that never was.
        ConsultedProcess[] consulted = [.. current.Record.Consulted(plan).Select(c => c.Process).Distinct()];
        string[] preamble =
        [
            texts["resolution.having-seen", product, symbol, In(mandate.MandatedBody.Name)],
            texts["resolution.recalling", mandate.Instrument, In(mandate.Title), mandate.AdoptedAt, PaperWords.Day(mandate.AdoptedOn, texts), mandate.Paragraph, PaperWords.Quoted(current, mandate.Text, texts)],
            texts["resolution.noting", Replied(current), plan.States.Count, Held(current, ActivityKind.FormalMeeting), Held(current, ActivityKind.InformalMeeting)],
            .. Approval(current, texts),
        ];
        string[] operative =
        [
            texts["resolution.adopt", product],
            consulted.Length == 0 ? texts["resolution.thank-states"] : texts["resolution.thank", string.Join(", ", consulted.Select(c => $"{In(c.Name)} ({c.Id})"))],
            texts["resolution.entrust", In(mandate.MandatedBody.Name), In(mandate.Secretariat.Name)],
        ];
        return PaperWords.Of(current, PaperWords.Resolution(current), texts["resolution.title", product],
        [
            new PaperText([new(In(mandate.DueSession.Body.Name).ToUpper(texts.Culture), RunFormat.Strong)]),
            .. preamble.Select(text => PaperText.Of(text)),
            new PaperText([new(texts["resolution.resolves"], RunFormat.Strong)]),
            .. operative.Select((text, i) => PaperText.Of(text, $"{(i + 1).ToString(CultureInfo.InvariantCulture)}.")),
            .. Reservations(current, texts),
            PaperText.Hint(texts["resolution.annex", product, symbol]),
        ], texts, Approved(current)?.Meeting.HeldAt ?? draft?.PublishedAt, draft?.Language);
    }

    private static IEnumerable<string> Approval(MandateState current, Texts texts)
    {
        if (Approved(current) is var (meeting, decision))
        {
            var day = PaperWords.Day(current.Plan.Local(meeting.HeldAt).Date, texts);
            yield return decision.Vote is { } vote
                ? texts["resolution.by-vote", day, vote.InFavour, vote.Against, vote.Abstaining]
                : texts["resolution.by-consensus", day];
        }
    }

    private static IEnumerable<PaperBlock> Reservations(MandateState current, Texts texts) =>
        Approved(current) is var (_, decision) && decision.Reservations.Count > 0
            ? [PaperText.Hint(texts["resolution.reservations", PaperWords.States(current, decision.Reservations, texts)])]
            : [];

    private static (MeetingRecord Meeting, Decision Decision)? Approved(MandateState current) => current.Record.Meetings.OrderBy(m => m.HeldAt)
        .SelectMany(m => m.Decisions.Where(d => d is { Kind: DecisionKind.ApproveResolution, IsTaken: true }).Select(d => ((MeetingRecord, Decision)?)(m, d))).FirstOrDefault();

    private static int Replied(MandateState current) => current.Plan.States.Count(s => current.Record.HasReplied(s.Id));

    private static int Held(MandateState current, ActivityKind kind) => current.Plan.Activities.Count(a =>
        a.Kind == kind && current.Record.LastSitting(a.Id) is { Outcome: not MeetingOutcome.Postponed });
}
