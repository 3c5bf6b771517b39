using Mandates.Functions.Access;
using Mandates.Functions.Documents;
using Mandates.Functions.Http;
using Mandates.Functions.Status;
using Mandates.Pages;
using Mandates.Pages.Negotiation;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Negotiation;

/// <summary>The negotiating text as a page, and the page on which the chair keeps what was decided on a paragraph.</summary>
public sealed class NegotiationPages(RequestAccess access, NegotiationReadings readings, DecisionReadings decisions, TextDecisions keeper, PageRenderer pages)
{
    private const string OneParagraph = "mandates/{mandate}/negotiation/{paragraph}";

    [Function("NegotiationPage"), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/negotiation")] HttpRequest request,
        string mandate, CancellationToken stop)
    {
        var current = await access.MandateAsync(mandate, stop);
        var asked = new AskedText(
            Enum.GetValues<TextView>().FirstOrDefault(view => Words.Camel(view) == request.Query["view"].ToString()), request.Query["open"] == "true", request.Query["at"]);
        return await pages.RenderAsync<NegotiationPage>(request.HttpContext, new()
        {
            [nameof(NegotiationPage.Mandate)] = current.Id,
            [nameof(NegotiationPage.Title)] = current.Plan.In(AskedLanguage.Of(request).Language, current.Plan.Mandate.Title),
            [nameof(NegotiationPage.Product)] = current.Plan.In(AskedLanguage.Of(request).Language, current.Plan.Mandate.Product),
            [nameof(NegotiationPage.Reading)] = await readings.ReadAsync(current, asked, AskedLanguage.Of(request), stop),
            [nameof(NegotiationPage.IsDecided)] = request.Query["done"] == "decided",
        });
    }

    [Function("DecisionPage"), Allow(Who.Secretariat | Who.Chair)]
    public async Task<IResult> ParagraphAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = OneParagraph)] HttpRequest request, string mandate, string paragraph, CancellationToken stop)
    {
        var current = await access.MandateAsync(mandate, stop);
        return await RenderAsync(request, await decisions.ReadAsync(current, paragraph, AskedLanguage.Of(request), stop), Typed.Nothing, null);
    }

    /// <summary>Shows what the decision would do, or keeps it.</summary>
    [Function("DecisionForm"), Allow(Who.Secretariat | Who.Chair)]
    public async Task<IResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = OneParagraph)] HttpRequest request, string mandate, string paragraph, CancellationToken stop)
    {
        var (typed, isConfirmed) = await TwoSteps.ReadAsync(request, stop);
        var current = await access.MandateAsync(mandate, stop);
        var reading = await decisions.ReadAsync(current, paragraph, AskedLanguage.Of(request), stop);
        try
        {
            var proposed = await keeper.WorkOutAsync(current, DecisionReadings.Decision(reading, typed), stop);
            if (!isConfirmed)
            {
                return await RenderAsync(request, reading with { Effect = DecisionReadings.Effect(proposed, paragraph) }, typed, null);
            }

            await keeper.KeepAsync(current, proposed, stop);
            return new SeeOther($"/mandates/{mandate}/negotiation?at={paragraph}&done=decided#{paragraph}");
        }
        catch (ProblemException problem) when (problem.Status is 409 or 422)
        {
            return await RenderAsync(request, reading, typed, problem);
        }
    }

    private Task<IResult> RenderAsync(HttpRequest request, DecisionReading reading, Typed typed, ProblemException? problem) =>
        pages.RenderAsync<DecisionPage>(request.HttpContext, new()
        {
            [nameof(DecisionPage.Reading)] = reading,
            [nameof(DecisionPage.Typed)] = typed,
            [nameof(DecisionPage.Problem)] = problem?.Refusal,
        }, problem?.Status ?? StatusCodes.Status200OK);
}
