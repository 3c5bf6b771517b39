namespace Mandates.Pages.Audit;

/// <summary>What the audit keeps by name, in words.</summary>
public static class AuditEntryText
{
    private const string Operation = "Timeline";

    /// <summary>Such as "Started the mandate"; of the timeline's own acts what they were about, such as "Reminder".</summary>
    public static string What(this Texts t, AuditEntry entry) => entry.Act switch
    {
        "perform" => t[$"reason.{JsonNamingPolicy.CamelCase.ConvertName(entry.About[0].Split('|')[0])}"],
        var act when act.EndsWith(Operation, StringComparison.Ordinal) => t["text.pair", t["engine.title"], t[$"engine.{act[..^Operation.Length]}"]],
        var act => t.Knows($"deed.{act}") ? t[$"deed.{act}"] : act,
    };

    /// <summary>The account or the participant; the timeline and the local host's officers by what they are.</summary>
    public static string Who(this Texts t, AuditEntry entry) => t.Knows($"audit-who.{entry.Who}") ? t[$"audit-who.{entry.Who}"] : entry.Who;

    /// <summary>The names as they are kept.</summary>
    public static string Kept(AuditEntry entry) => entry.Fields.Count == 0 ? entry.Act : $"{entry.Act}: {string.Join(", ", entry.Fields)}";
}
