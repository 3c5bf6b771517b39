using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Negotiation;

namespace Mandates.Functions.Negotiation;

/// <summary>The negotiating text as a page, and the page on which the chair keeps what was decided on a paragraph.</summary>
public sealed class NegotiationPages(RequestAccess access, NegotiationViews readings, DecisionViews decisions, TextDecisions keeper, PageRenderer pages)
{
    private const string OneParagraph = "mandates/{mandate}/negotiation/{paragraph}";

    [Function("NegotiationPage"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/negotiation")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var asked = new AskedText(
            Enum.GetValues<TextView>().FirstOrDefault(view => Words.Camel(view) == request.Query["view"].ToString()), request.Query["open"] == "true", request.Query["at"]);
        return await pages.RenderAsync<NegotiationPage>(request.HttpContext, new()
        {
            [nameof(NegotiationPage.Mandate)] = current.Id,
            [nameof(NegotiationPage.Title)] = current.Plan.In(AskedLanguage.Of(request).Language, current.Plan.Mandate.Title),
            [nameof(NegotiationPage.Product)] = current.Plan.In(AskedLanguage.Of(request).Language, current.Plan.Mandate.Product),
            [nameof(NegotiationPage.Reading)] = await readings.ReadAsync(current, asked, AskedLanguage.Of(request), cancellationToken),
            [nameof(NegotiationPage.IsDecided)] = request.Query["done"] == "decided",
        });
    }

    [Function("DecisionPage"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> ParagraphAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = OneParagraph)] HttpRequest request, string mandate, string paragraph, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await RenderAsync(request, await decisions.ReadAsync(current, paragraph, AskedLanguage.Of(request), cancellationToken), FormValues.Nothing, null);
    }

    /// <summary>Shows what the decision would do, or keeps it.</summary>
    [Function("DecisionForm"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = OneParagraph)] HttpRequest request, string mandate, string paragraph, CancellationToken cancellationToken)
    {
        var (typed, isConfirmed) = await ConfirmedForm.ReadAsync(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        var reading = await decisions.ReadAsync(current, paragraph, AskedLanguage.Of(request), cancellationToken);
        try
        {
            var proposed = await keeper.WorkOutAsync(current, DecisionViews.Decision(reading, typed), cancellationToken);
            if (!isConfirmed)
            {
                return await RenderAsync(request, reading with { Effect = DecisionViews.Effect(proposed, paragraph) }, typed, null);
            }

            await keeper.KeepAsync(current, proposed, cancellationToken);
            return new SeeOther($"/mandates/{mandate}/negotiation?at={paragraph}&done=decided#{paragraph}");
        }
        catch (ProblemException problem) when (problem.Status is 409 or 422)
        {
            return await RenderAsync(request, reading, typed, problem);
        }
    }

    private Task<IResult> RenderAsync(HttpRequest request, DecisionReading reading, FormValues typed, ProblemException? problem) =>
        pages.RenderAsync<DecisionPage>(request.HttpContext, new()
        {
            [nameof(DecisionPage.Reading)] = reading,
            [nameof(DecisionPage.Typed)] = typed,
            [nameof(DecisionPage.Problem)] = problem?.Refusal,
        }, problem?.Status ?? StatusCodes.Status200OK);
}
