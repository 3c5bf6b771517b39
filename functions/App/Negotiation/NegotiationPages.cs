using Mandates.Functions.Clock;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Negotiation;

namespace Mandates.Functions.Negotiation;

/// <summary>The negotiating text as a page, in the three ways in which it is read, part by part.</summary>
public sealed class NegotiationPages(RequestAccess access, NegotiatingTextStore negotiation, PageRenderer pages, MandateClock clock)
{
    [Function("NegotiationPage"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/negotiation")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var (plan, record, language, isThere) = (current.Plan, current.Record, AskedLanguage.Of(request).Language, current.Record.Drafts.Count > 0);
        var asked = new AskedText(
            Enum.GetValues<TextView>().FirstOrDefault(view => Words.Camel(view) == request.Query["view"].ToString()), request.Query["open"] == "true", request.Query["at"]);
        return await pages.ShowAsync(request.HttpContext, new NegotiationPageView
        {
            Plan = plan,
            Record = record,
            Mandate = current.Id,
            Title = plan.Translate(language, plan.Mandate.Title),
            Instrument = plan.Mandate.Instrument,
            Product = plan.Translate(language, plan.Mandate.Product),
            Text = isThere ? ShownText.Of(await negotiation.ReadAsync(current, cancellationToken), asked) : null,
            Omitted = isThere ? await negotiation.OmittedAsync(current, cancellationToken) : [],
            NameOf = id => plan.State(id)?.Names[language] ?? id,
            MayDecide = access.Caller.MayAny(CallerRoles.Secretariat | CallerRoles.Chair) && record.Reached(plan, Milestone.ResolutionApproved) is null,
            MayContribute = access.Caller.IsParticipant && ContributionWindow.Of(plan, record).IsOpenAt(clock.Now),
            IsDecided = request.Query["done"] == "decided",
        });
    }
}
