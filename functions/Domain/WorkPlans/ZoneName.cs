namespace Mandates.Domain.WorkPlans;

/// <summary>How people name a local time, such as "Washington time"; the id of a zone is for programs.</summary>
public static class ZoneName
{
    /// <summary>Such as "Lima time", after the place that the zone is named for.</summary>
    /// <param name="zone">An IANA name, such as <c>America/Lima</c>.</param>
    public static Sentence Of(string zone)
    {
        var place = zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');
        return $"{place} time";
    }

    /// <summary>The local time of a mandate as its plan names it, or else after the place of its zone.</summary>
    /// <param name="plan">The plan in force.</param>
    /// <param name="language">For the name that the plan has.</param>
    /// <param name="say">Says a sentence in that language.</param>
    public static string Of(WorkPlan plan, Language language, Func<Sentence, string> say) =>
        plan.TimeZoneName is { } name ? plan.Translate(language, name) : say(Of(plan.TimeZone.Id));
}
