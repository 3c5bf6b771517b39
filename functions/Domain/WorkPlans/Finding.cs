namespace Mandates.Domain.WorkPlans;

/// <summary>One thing that a plan contradicts or lacks. An error stops the plan from being run; a remark does not.</summary>
/// <param name="Code">Stable, in kebab-case.</param>
/// <param name="Severity">Whether the plan can be run all the same.</param>
/// <param name="Path">Where, as a JSON path such as <c>$.activities[3].date</c>.</param>
/// <param name="Message">For people: what is wrong, and the remedy or what prevails.</param>
public sealed record Finding(string Code, FindingSeverity Severity, string Path, Sentence Message)
{
    public static Finding Error(string code, string path, Sentence message) => new(code, FindingSeverity.Error, path, message);

    public static Finding Remark(string code, string path, Sentence message) => new(code, FindingSeverity.Remark, path, message);
}

[JsonConverter(typeof(JsonStringEnumConverter<FindingSeverity>))]
public enum FindingSeverity
{
    [JsonStringEnumMemberName("remark")] Remark,
    [JsonStringEnumMemberName("error")] Error,
}
