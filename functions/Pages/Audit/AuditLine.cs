using Mandates.Pages.WorkPlans;

namespace Mandates.Pages.Audit;

/// <summary>A record of the audit in the words of its reader.</summary>
/// <param name="Number">The record's.</param>
/// <param name="At">Mandate time.</param>
/// <param name="Who">By name, where it is known.</param>
/// <param name="Role">Under which role or link, where that says more.</param>
/// <param name="What">The act.</param>
/// <param name="About">What it was done to, by name.</param>
/// <param name="Why">The reason that was given.</param>
/// <param name="Kept">The act and its ids as they are kept, for comparing with the chain.</param>
public sealed record AuditLine(int Number, Instant At, string Who, string Role, string What, string About, string Why, string Kept)
{
    /// <param name="record">With the words of its reason.</param>
    /// <param name="plan">The plan in force, which names states and rows of the calendar.</param>
    /// <param name="names">Those who act or acted, by id; without those whose names were erased.</param>
    /// <param name="t">The language.</param>
    public static AuditLine Of(AuditRecord record, WorkPlan plan, IReadOnlyDictionary<string, string> names, Texts t)
    {
        var deed = record.Deed;
        return new(
            record.Number,
            record.At,
            names.GetValueOrDefault(deed.Who) is { } name ? $"{name} ({deed.Who})" : t.Who(deed),
            deed.From == deed.Who ? "" : t.RolesIn(deed.From),
            t.What(deed),
            string.Join(", ", deed.About.Select(Named).Where(about => about.Length > 0)),
            deed.Why ?? "",
            string.Join(" ", new[] { AuditEntryText.Kept(deed), string.Join(", ", deed.About) }.Where(text => text.Length > 0)));

        // The key of an act of the timeline is told by the act itself.
        string Named(string id) => id.Contains('|', StringComparison.Ordinal) ? ""
            : names.GetValueOrDefault(id) ?? plan.States.FirstOrDefault(s => s.Id.Value == id)?.Names[t.Language] ?? ChangeText.Row(plan, id, t);
    }

    /// <summary>Whether some of its words are these, in any case of letters.</summary>
    public bool Says(string words) =>
        new[] { Who, Role, What, About, Why, Kept }.Any(text => text.Contains(words, StringComparison.CurrentCultureIgnoreCase));
}
