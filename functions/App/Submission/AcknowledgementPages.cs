using Mandates.Functions.Clock;
using Mandates.Functions.Participants;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Submission;

namespace Mandates.Functions.Submission;

/// <summary>The page on which the secretariat records that a body has received the package, and changes the link that it was sent.</summary>
public sealed class AcknowledgementPages(
    RequestAccess access, AcknowledgementService acknowledgements, ParticipantLinks links, PageRenderer pages, MandateClock clock)
{
    private const string Address = "mandates/{mandate}/acknowledgements";
    private static readonly string[] Acts = ["acknowledge.done", "done.reissue", "done.revoke"];

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
                return Done(mandate, "acknowledge.done");
            },
            problem => RenderAsync(request, current, typed, problem: problem));
    }

    [Function("ChangeBodyLinkForm"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> ChangeLinkAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address + "/link")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (typed, _) = await ConfirmedForm.ReadAsync(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await ConfirmedForm.AnswerAsync(
            async () =>
            {
                var (body, act, reason) = (Recipients.IdOf(BodyOf(typed)), typed["act"], typed["reason"]);
                new Reasoned(reason).ThrowIfUnfit();
                await (act switch
                {
                    "reissue" => links.ReissueAsync(current, body, until: null, reason, client, cancellationToken),
                    "revoke" => links.RevokeAsync(current, body, reason, client, cancellationToken),
                    _ => throw ProblemException.NotFound(),
                });
                return Done(mandate, $"done.{act}");
            },
            problem => RenderAsync(request, current, FormValues.Nothing, problem: problem));
    }

    private static SeeOther Done(string mandate, string what) => new($"/mandates/{mandate}/acknowledgements?done={what}");

    private static TransmittalTo BodyOf(FormValues typed) =>
        Enum.GetValues<TransmittalTo>().Select(b => (TransmittalTo?)b).FirstOrDefault(b => Words.Camel(b!.Value) == typed["body"]) ?? throw ProblemException.NotFound();

    private Task<IResult> RenderAsync(HttpRequest request, MandateState current, FormValues typed, RecordEffect? effect = null, ProblemException? problem = null) =>
        pages.ShowAsync(request.HttpContext, new AcknowledgementsPageView
        {
            Plan = current.Plan,
            Title = current.Plan.Translate(AskedLanguage.Of(request).Language, current.Plan.Mandate.Title),
            Transmitted = current.Record.Transmitted,
            Acknowledged = current.Record.Acknowledgements,
            LinkOf = body => Link.ToPackage(body, current.Record),
            Now = clock.Now,
            Typed = typed,
            Effect = effect,
            Problem = problem?.Refusal,
            Done = Acts.FirstOrDefault(act => act == request.Query["done"].ToString()),
        }, problem?.Status ?? StatusCodes.Status200OK);
}
