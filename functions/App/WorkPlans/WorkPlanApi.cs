using Mandates.Functions.Documents.Papers;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.WorkPlans;

/// <summary>A revision of the work plan as a document, for everybody who may enter the mandate.</summary>
public sealed class WorkPlanApi(WorkPlanReading reading, PaperPrinter printer)
{
    private const string Plan = "api/mandates/{mandate}/plan";

    [Api("The work plan as a Word document; of the revision in force, or that of a number", Gives = typeof(Stream), Query = ["language", "revision"])]
    [Function("DownloadWorkPlan"), Allow(CallerRoles.Officers | CallerRoles.Delegation, BeforeLaunch = true)]
    public async Task<IResult> WordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Plan + "/document")] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var (_, revision, paper) = await reading.ReadAsync(request, mandate, cancellationToken);
        return PaperPrinter.WordFile(paper, string.Create(CultureInfo.InvariantCulture, $"{mandate}-work-plan-{revision}"));
    }

    [Api("The work plan as a page to print; of the revision in force, or that of a number", Gives = typeof(Stream), Query = ["language", "revision"])]
    [Function("PrintWorkPlan"), Allow(CallerRoles.Officers | CallerRoles.Delegation, BeforeLaunch = true)]
    public async Task<IResult> PageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Plan + "/print")] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        await printer.PageAsync((await reading.ReadAsync(request, mandate, cancellationToken)).Paper);
}
