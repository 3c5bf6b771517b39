namespace Mandates.Pages.Audit;

/// <summary>What the audit keeps by name, in words.</summary>
public static class AuditEntryText
{
    private const string Operation = "Timeline";

    /// <summary>Such as "Started the mandate"; of the timeline's own acts what they were about, such as "Reminder".</summary>
    public static string What(this Texts t, AuditEntry deed) => deed.Act switch
    {
        "perform" => t[$"reason.{JsonNamingPolicy.CamelCase.ConvertName(deed.About[0].Split('|')[0])}"],
        var act when act.EndsWith(Operation, StringComparison.Ordinal) => t["text.pair", t["engine.title"], t[$"engine.{act[..^Operation.Length]}"]],
        var act => t.Knows($"deed.{act}") ? t[$"deed.{act}"] : act,
    };

    /// <summary>The account or the participant; the timeline and the local host's officers by what they are.</summary>
    public static string Who(this Texts t, AuditEntry deed) => t.Knows($"audit-who.{deed.Who}") ? t[$"audit-who.{deed.Who}"] : deed.Who;

    /// <summary>The names as they are kept.</summary>
    public static string Kept(AuditEntry deed) => deed.Fields.Count == 0 ? deed.Act : $"{deed.Act}: {string.Join(", ", deed.Fields)}";
}
