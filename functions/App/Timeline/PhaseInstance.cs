using Mandates.Domain.Timeline;

namespace Mandates.Functions.Timeline;

/// <summary>Instance ids of the phases: <c>ag-dec-66:questionnaire</c>.</summary>
public static class PhaseInstance
{
    public static string Id(string mandate, Phase phase)
    {
        var name = phase.ToString();
        return $"{mandate}:{char.ToLowerInvariant(name[0])}{name[1..]}";
    }
}
