using Mandates.Functions.Documents.Papers;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Documents;

namespace Mandates.Functions.WorkPlans;

/// <summary>The work plan as a document: the revision that is asked for, or else the one in force.</summary>
public sealed class WorkPlanReading(RequestAccess access, PlanStore plans)
{
    /// <returns>The mandate as it stands, the number of the revision, and its paper in the visitor's language.</returns>
    /// <exception cref="ProblemException">404 when there is no such mandate or revision.</exception>
    internal async Task<(MandateState Current, int Revision, Paper Paper)> ReadAsync(HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var asked = request.Query["revision"].ToString();
        var revision = asked.Length == 0 ? current.Plan.Revision
            : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        var printed = await plans.AsRevisedAsync(current, revision, cancellationToken) ?? throw ProblemException.NotFound();
        return (current, revision, WorkPlanPaper.Of(printed, await plans.BeforeAsync(printed, cancellationToken), AskedLanguage.Of(request)));
    }
}
