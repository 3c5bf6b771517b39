using Microsoft.Net.Http.Headers;

namespace Mandates.Functions.WorkPlans;

/// <summary>The ETag of a plan is the number of its revision: revisions are never changed.</summary>
internal static class PlanTag
{
    public static EntityTagHeaderValue Of(WorkPlan plan) => new($"\"{plan.Revision.ToString(CultureInfo.InvariantCulture)}\"");

    public static int? Number(EntityTagHeaderValue tag) =>
        int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
