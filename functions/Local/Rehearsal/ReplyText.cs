namespace Mandates.Local.Rehearsal;

/// <summary>The text of a document that a delegation sends in a rehearsal.</summary>
internal static class ReplyText
{
    private static readonly string[] Filling = ["security", "prevention", "victims", "justice", "cooperation", "police", "community", "training", "indicators", "rights"];

    public static string Of(WorkPlan plan, MemberState state, int version, int words)
    {
        var draw = new Random(words);
        var text = new StringBuilder($"{plan.Mandate.Instrument} – {state.Names[state.Language]} – version {version}\n\n");
        for (var question = 1; question <= 12; question++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{question}. ");
            for (var left = draw.Next(20, 120); left > 0; left--)
            {
                text.Append(Filling[draw.Next(Filling.Length)]).Append(' ');
            }

            text.Append("\n\n");
        }

        return text.ToString();
    }
}
