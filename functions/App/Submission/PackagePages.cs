using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Submission;

namespace Mandates.Functions.Submission;

/// <summary>
/// Where a body that has no account receives the package: by the code of its mail it sees whether the package is whole,
/// takes it away and acknowledges it. The code goes along in each form; there is no session.
/// </summary>
public sealed class PackagePages(
    LinkCodes codes, MandateStore mandates, VerifiedPackages verified, AcknowledgementService acknowledgements,
    LinkUses uses, LinkRateLimiter limiter, PageRenderer pages, MandateClock clock)
{
    private const int MostCharacters = 300;

    [Function("PackagePage"), Allow(CallerRoles.Anyone)]
    public Task<IResult> ShowAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "package")] HttpRequest request) =>
        RenderAsync(request.HttpContext, null, null);

    [Function("PackageForm"), Allow(CallerRoles.Anyone)]
    public Task<IResult> OpenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "package")] HttpRequest request, CancellationToken cancellationToken) =>
        ForBodyAsync(request, async (_, receiver) =>
        {
            await uses.NoteAsync(receiver.Current.Id, receiver.Link.Participant, clock.Now, cancellationToken);
            return await SeenAsync(request.HttpContext, receiver, cancellationToken);
        }, cancellationToken);

    [Function("PackageFileForm"), Allow(CallerRoles.Anyone)]
    public Task<IResult> DownloadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "package/file")] HttpRequest request, CancellationToken cancellationToken) =>
        ForBodyAsync(request, async (_, receiver) =>
            Results.File(await verified.OpenAsync(receiver.Package, cancellationToken), "application/zip", $"{receiver.Current.Id}.zip"), cancellationToken);

    [Function("PackageAcknowledgementForm"), Allow(CallerRoles.Anyone)]
    public Task<IResult> AcknowledgeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "package/acknowledgement")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        ForBodyAsync(request, async (form, receiver) =>
        {
            var reference = form["reference"].ToString();
            return await ConfirmedForm.AnswerAsync(
                async () =>
                {
                    var by = new Caller(CallerRoles.Nobody, receiver.Link.Participant, receiver.Link.Id);
                    var recorded = await acknowledgements.RecordAsync(receiver.Current, receiver.Body, reference, by, client, cancellationToken);
                    return await SeenAsync(request.HttpContext, receiver with { Acknowledged = recorded.Fact, IsDone = true }, cancellationToken);
                },
                problem => SeenAsync(request.HttpContext, receiver, cancellationToken, problem, reference));
        }, cancellationToken);

    // The answer is the same for every wrong code, so that guessing learns nothing.
    private async Task<IResult> ForBodyAsync(HttpRequest request, Func<IFormCollection, Receiver, Task<IResult>> answer, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        try
        {
            var receiver = await ReceiverAsync(form["code"].ToString().Trim(), cancellationToken) ?? throw limiter.Wrong(request.HttpContext);
            limiter.CountUse(request.HttpContext, receiver.Current.Id, receiver.Link.Participant);
            return await answer(form, receiver);
        }
        catch (ProblemException problem) when (problem.Status is 404 or 429)
        {
            return await RenderAsync(request.HttpContext, null, problem.Status == 429 ? "enter.too-many" : "enter.wrong", status: problem.Status);
        }
    }

    private async Task<Receiver?> ReceiverAsync(string code, CancellationToken cancellationToken)
    {
        if (code.Length > MostCharacters || codes.Read(code, LinkCodes.Receive) is not { } claimed
            || await mandates.FindAsync(claimed.Mandate, cancellationToken) is not { Record: { Package: { } package } record } current)
        {
            return null;
        }

        return Recipients.BodyOf(claimed.Participant) is { } by && Link.ToPackage(by, record) is { } link && link.Generation == claimed.Generation && link.OpensAt(clock.Now)
            ? new(code, current, by, package, link, record.Acknowledgements.FirstOrDefault(a => a.Body == by))
            : null;
    }

    private async Task<IResult> SeenAsync(HttpContext http, Receiver receiver, CancellationToken cancellationToken, ProblemException? problem = null, string reference = "")
    {
        var (plan, texts) = (receiver.Current.Plan, AskedLanguage.Of(http.Request));
        var body = receiver.Body == TransmittalTo.Session ? plan.Mandate.DueSession.Body : plan.Mandate.MandatedBody;
        var reading = new PackageReading
        {
            Code = receiver.Code,
            Instrument = plan.Mandate.Instrument,
            Product = plan.Translate(texts.Language, plan.Mandate.Product),
            Body = plan.Translate(texts.Language, body.Name),
            Session = plan.Translate(texts.Language, plan.Mandate.DueSession.Name),
            Zone = plan.TimeZone.Id,
            MadeAt = receiver.Package.At,
            Sha256 = receiver.Package.Sha256,
            Verdict = await verified.VerdictAsync(receiver.Package, cancellationToken),
            Acknowledged = receiver.Acknowledged,
            IsDone = receiver.IsDone,
            Reference = reference,
            Problem = problem?.Refusal,
        };
        return await RenderAsync(http, reading, null, problem?.Status ?? StatusCodes.Status200OK);
    }

    private Task<IResult> RenderAsync(HttpContext http, PackageReading? reading, string? problem, int status = StatusCodes.Status200OK) =>
        pages.ShowAsync(http, new PackagePageView { Token = pages.TokenFor(http), Reading = reading, Problem = problem }, status);

    private sealed record Receiver(string Code, MandateState Current, TransmittalTo Body, FrozenPackage Package, Link Link, Acknowledgement? Acknowledged)
    {
        public bool IsDone { get; init; }
    }
}
