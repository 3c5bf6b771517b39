using Mandates.Functions.Clock;
using Mandates.Functions.Participants;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Community;

namespace Mandates.Functions.Community;

/// <summary>The page on which all in a mandate read whom it consults, on what, and what was answered; the secretariat changes the links there.</summary>
public sealed class ConsultationsPages(RequestAccess access, ParticipantLinks links, PageRenderer pages, MandateClock clock)
{
    private const string Address = "mandates/{mandate}/consultations";
    private static readonly string[] Acts = ["done.reissue", "done.revoke"];

    [Function("ConsultationsPage"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        await RenderAsync(request, await access.MandateAsync(mandate, cancellationToken));

    [Function("ChangeConsultationLinkForm"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> ChangeLinkAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address + "/link")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (typed, _) = await ConfirmedForm.ReadAsync(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await ConfirmedForm.AnswerAsync(
            async () =>
            {
                var (act, reason) = (typed["act"], typed["reason"]);
                var process = Recipients.IdOf(current.Plan.Consulted().FirstOrDefault(c => c.Id == typed["process"]) ?? throw ProblemException.NotFound());
                new Reasoned(reason).ThrowIfUnfit();
                await (act switch
                {
                    "reissue" => links.ReissueAsync(current, process, until: null, reason, client, cancellationToken),
                    "revoke" => links.RevokeAsync(current, process, reason, client, cancellationToken),
                    _ => throw ProblemException.NotFound(),
                });
                return new SeeOther($"/mandates/{mandate}/consultations?done=done.{act}");
            },
            problem => RenderAsync(request, current, problem));
    }

    private Task<IResult> RenderAsync(HttpRequest request, MandateState current, ProblemException? problem = null)
    {
        var (plan, record) = (current.Plan, current.Record);
        return pages.ShowAsync(request.HttpContext, new ConsultationsPageView
        {
            Plan = plan,
            Title = plan.Translate(AskedLanguage.Of(request).Language, plan.Mandate.Title),
            Consultations = record.Consulted(plan),
            Symbols = record.Drafts.ToDictionary(d => d.Version, d => d.Symbol),
            Now = clock.Now,
            Links = access.Caller.MayAny(CallerRoles.Secretariat) ? plan.Consulted().ToDictionary(p => p.Id, p => Link.Of(Recipients.IdOf(p), plan, record)) : [],
            Problem = problem?.Refusal,
            Done = Acts.FirstOrDefault(act => act == request.Query["done"].ToString()),
        }, problem?.Status ?? StatusCodes.Status200OK);
    }
}
