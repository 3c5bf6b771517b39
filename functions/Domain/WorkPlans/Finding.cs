using System.Text.Json.Serialization;

namespace Mandates.Domain.WorkPlans;

/// <summary>One thing that a plan contradicts or lacks. An error stops the plan from being run; a remark does not.</summary>
public sealed record Finding(string Code, FindingSeverity Severity, string Path, string Message);

[JsonConverter(typeof(JsonStringEnumConverter<FindingSeverity>))]
public enum FindingSeverity
{
    [JsonStringEnumMemberName("remark")] Remark,
    [JsonStringEnumMemberName("error")] Error,
}
