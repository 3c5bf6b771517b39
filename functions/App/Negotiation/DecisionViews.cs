using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Pages.Negotiation;
using Mandates.Pages.Status;

namespace Mandates.Functions.Negotiation;

/// <summary>One paragraph as it is decided on, what was typed as a decision, and what that would do.</summary>
public sealed class DecisionViews(NegotiatingTextStore negotiation, MandateClock clock)
{
    /// <exception cref="ProblemException">404 when the present version has no such paragraph, 409 when there is no draft.</exception>
    public async Task<DecisionReading> ReadAsync(MandateState current, string id, Texts texts, CancellationToken cancellationToken)
    {
        var working = await negotiation.ReadAsync(current, cancellationToken);
        var paragraph = working.Find(id) ?? throw ProblemException.NotFound();
        NegotiatingLine[] lines = [.. NegotiatingText.Of(working).Lines.Where(l => l.Paragraph == id)];
        return new()
        {
            Mandate = current.Id,
            MandateTitle = current.Plan.In(texts.Language, current.Plan.Mandate.Title),
            Instrument = current.Plan.Mandate.Instrument,
            Zone = current.Plan.TimeZone.Id,
            Draft = working.Draft,
            Paragraph = paragraph,
            Label = lines[0].Label,
            Proposals = [.. paragraph.Amendments, .. paragraph.NewTexts],
            Lines = lines,
            Decisions = [.. current.Record.Decisions.Where(d => d.Paragraph == id)],
            Meetings = [.. current.Plan.Activities.Where(a => a is { IsMeeting: true, Cancelled: false } && current.Plan.When(a) <= clock.Now).Reverse().Select(a => new MeetingChoice(a.Id, ActText.MeetingOf(a, texts)))],
            States = [.. current.Plan.States.Select(s => new NamedState(s.Id, s.Names[texts.Language]))],
            NameOf = state => current.Plan.State(state)?.Names[texts.Language] ?? state,
        };
    }

    /// <summary>What was typed, as the API takes it.</summary>
    public static TextDecision Decision(DecisionReading reading, FormValues typed)
    {
        Reservation[] reservations =
        [
            .. reading.Paragraph.Reservations.Select(r => r with { Text = typed[$"reserved-{r.State}"].Trim() }).Where(r => r.Text.Length > 0),
            .. typed["reserves"].Length > 0 ? [new Reservation(typed["reserves"], typed["reservation"].Trim())] : Array.Empty<Reservation>(),
        ];
        return new(
            int.TryParse(typed["draft"], NumberStyles.None, CultureInfo.InvariantCulture, out var draft) ? draft : 0,
            reading.Paragraph.Id,
            typed["meeting"],
            Chosen("accept"),
            Chosen("reject"),
            Enum.GetValues<ParagraphStatus>().Select(s => (ParagraphStatus?)s).FirstOrDefault(s => Words.Camel(s!.Value) == typed["status"]),
            reservations.SequenceEqual(reading.Paragraph.Reservations) ? null : reservations,
            typed["note"].Trim() is { Length: > 0 } note ? note : null);

        string[] Chosen(string choice) => [.. typed.Fields.Where(f => f.Key.StartsWith("on-", StringComparison.Ordinal) && f.Value == choice).Select(f => f.Key[3..])];
    }

    /// <summary>What a decision would do to its paragraph and to the brackets of the text.</summary>
    public static DecisionEffect Effect(ProposedDecision proposed, string id)
    {
        var (before, after) = (NegotiatingText.Of(proposed.Before), NegotiatingText.Of(proposed.After));
        var now = proposed.After.Find(id)!;
        return new(
            [.. after.Lines.Where(l => l.Paragraph == id)], ChangedParagraph.Of(now.Paragraph.Text, now.Text), now.Status, before.OpenBrackets, after.OpenBrackets);
    }
}
