using System.Text.Json.Nodes;
using Mandates.Domain.WorkPlans.Checks;
using Mandates.Domain.WorkPlans.Reading;

namespace Mandates.Domain.WorkPlans;

/// <summary>
/// Reads a plan from JSON and refuses anything else with findings that a secretariat officer can act on.
/// Whether its dates make sense is for <see cref="PlanCheck"/>.
/// </summary>
public static class WorkPlanReader
{
    /// <summary>The largest plan that is read, in bytes: 1 MiB. A plan of 193 states has less than a tenth of it.</summary>
    public const int MaximumBytes = 1024 * 1024;

    /// <exception cref="WorkPlanInvalidException">The text is not a plan; the findings say where and why.</exception>
    public static WorkPlan Read(ReadOnlyMemory<byte> json)
    {
        var text = PlanText.Utf8(json);
        using var document = PlanText.Parse(text);
        WorkPlanInvalidException.ThrowIfAny(PlainJson.Findings(document.RootElement));
        WorkPlanInvalidException.ThrowIfAny(PlanSchema.Findings(text.Span));
        var plan = Deserialize(document.RootElement);
        WorkPlanInvalidException.ThrowIfAny(PlanShape.Findings(plan));
        return plan;
    }

    /// <summary>Reads at most one byte more than <see cref="MaximumBytes"/> from the stream.</summary>
    /// <inheritdoc cref="Read(ReadOnlyMemory{byte})"/>
    public static WorkPlan Read(Stream json)
    {
        var buffer = new byte[MaximumBytes + 1];
        return Read(buffer.AsMemory(0, json.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)));
    }

    /// <inheritdoc cref="Read(Stream)"/>
    public static async Task<WorkPlan> ReadAsync(Stream json, CancellationToken cancellationToken = default)
    {
        var buffer = new byte[MaximumBytes + 1];
        var length = await json.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return Read(buffer.AsMemory(0, length));
    }

    private static WorkPlan Deserialize(JsonElement root)
    {
        var plan = JsonObject.Create(root)!;
        plan.Remove("$schema");
        return plan.Deserialize<WorkPlan>(WorkPlanJson.Options)!;
    }
}
