using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Submission;

namespace Mandates.Functions.Submission;

/// <summary>The page on which the secretariat records that a body has received the package.</summary>
public sealed class AcknowledgementPages(RequestAccess access, AcknowledgementService acknowledgements, PageRenderer pages, MandateClock clock)
{
    private const string Address = "mandates/{mandate}/acknowledgements";

    [Function("AcknowledgementsPage"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        await RenderAsync(request, await access.MandateAsync(mandate, cancellationToken), FormValues.Nothing);

    [Function("AcknowledgeForm"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> KeepAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (typed, isConfirmed) = await ConfirmedForm.ReadAsync(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await ConfirmedForm.AnswerAsync(
            async () =>
            {
                var (body, reference) = (BodyOf(typed), typed["reference"]);
                if (!isConfirmed)
                {
                    var (plan, record) = (current.Plan, current.Record);
                    var with = record with { Acknowledgements = [.. record.Acknowledgements, acknowledgements.Decide(current, body, reference).Fact] };
                    return await RenderAsync(request, current, typed, RecordEffect.Of(plan, record, with, clock.Now));
                }

                await acknowledgements.RecordAsync(current, body, reference, access.Caller, client, cancellationToken);
                return new SeeOther($"/mandates/{mandate}/acknowledgements?done");
            },
            problem => RenderAsync(request, current, typed, problem: problem));
    }

    private static TransmittalTo BodyOf(FormValues typed) =>
        Enum.GetValues<TransmittalTo>().Select(b => (TransmittalTo?)b).FirstOrDefault(b => Words.Camel(b!.Value) == typed["body"]) ?? throw ProblemException.NotFound();

    private Task<IResult> RenderAsync(HttpRequest request, MandateState current, FormValues typed, RecordEffect? effect = null, ProblemException? problem = null) =>
        pages.ShowAsync(request.HttpContext, new AcknowledgementsPageView
        {
            Plan = current.Plan,
            Title = current.Plan.Translate(AskedLanguage.Of(request).Language, current.Plan.Mandate.Title),
            Transmitted = current.Record.Transmitted,
            Acknowledged = current.Record.Acknowledgements,
            Typed = typed,
            Effect = effect,
            Problem = problem?.Refusal,
            IsDone = request.Query.ContainsKey("done"),
        }, problem?.Status ?? StatusCodes.Status200OK);
}
