namespace Mandates.Functions.Negotiation;

/// <summary>What was decided on a paragraph, as the form of its page carries it.</summary>
internal static class DecisionForm
{
    /// <param name="typed">What was typed.</param>
    /// <param name="paragraph">As it stands: a reservation on it is kept unless its text is taken away.</param>
    public static TextDecision Decision(FormValues typed, WorkingParagraph paragraph)
    {
        Reservation[] reservations =
        [
            .. paragraph.Reservations.Select(r => r with { Text = typed[$"reserved-{r.State}"].Trim() }).Where(r => r.Text.Length > 0),
            .. typed["reserves"].Length > 0 ? [new Reservation(new(typed["reserves"]), typed["reservation"].Trim())] : Array.Empty<Reservation>(),
        ];
        return new(
            int.TryParse(typed["draft"], NumberStyles.None, CultureInfo.InvariantCulture, out var draft) ? draft : 0,
            paragraph.Id,
            typed["meeting"],
            Chosen("accept"),
            Chosen("reject"),
            Enum.GetValues<ParagraphStatus>().Select(s => (ParagraphStatus?)s).FirstOrDefault(s => Words.Camel(s!.Value) == typed["status"]),
            reservations.SequenceEqual(paragraph.Reservations) ? null : reservations,
            typed["note"].Trim() is { Length: > 0 } note ? note : null);

        string[] Chosen(string choice) => [.. typed.Fields.Where(f => f.Key.StartsWith("on-", StringComparison.Ordinal) && f.Value == choice).Select(f => f.Key[3..])];
    }
}
