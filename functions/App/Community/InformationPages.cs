using Mandates.Functions.Clock;
using Mandates.Functions.Documents;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Community;

namespace Mandates.Functions.Community;

/// <summary>The page on which all in a mandate read what was published in the community, and publish and withdraw it.</summary>
public sealed class InformationPages(
    RequestAccess access, InformationPublishing publishing, UploadReader reader, PageRenderer pages, MandateClock clock, IOptions<ReplyOptions> options)
{
    private const CallerRoles Publishers = CallerRoles.Secretariat | CallerRoles.Chair | CallerRoles.Delegation;
    private const string Address = "mandates/{mandate}/information";

    private static readonly string[] Acts = ["published", "withdrawn"];

    [Function("InformationPage"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        await RenderAsync(request, await access.MandateAsync(mandate, cancellationToken), FormValues.Nothing);

    [Function("PublishInformationForm"), Allow(Publishers)]
    public async Task<IResult> PublishAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (typed, _) = await ConfirmedForm.ReadAsync(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        try
        {
            var given = InformationForm.Read(field => typed[field]) with { Link = typed["link"] is { Length: > 0 } link ? link : null };
            using var file = request.Form.Files.GetFile("file") is { Length: > 0 } sent ? await reader.ReadFileAsync(sent, cancellationToken) : null;
            var published = file is null && typed["upload"] is { Length: > 0 } upload
                ? await publishing.PublishUploadAsync(current, given, upload, client, cancellationToken)
                : await publishing.PublishAsync(current, given, file, client, cancellationToken);
            return new SeeOther($"/mandates/{mandate}/information?done=published#inf-{published.Fact.Number}");
        }
        catch (ProblemException problem) when (problem.Status is 400 or 409 or 413 or 415 or 422)
        {
            return await RenderAsync(request, current, typed, problem);
        }
    }

    [Function("WithdrawInformationForm"), Allow(Publishers)]
    public async Task<IResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address + "/{number:int}/withdrawal")] HttpRequest request,
        string mandate, int number, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (typed, _) = await ConfirmedForm.ReadAsync(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await ConfirmedForm.AnswerAsync(
            async () =>
            {
                await publishing.WithdrawAsync(current, number, new(typed["reason"]), client, cancellationToken);
                return new SeeOther($"/mandates/{mandate}/information?done=withdrawn#inf-{number}");
            },
            problem => RenderAsync(request, current, FormValues.Nothing, problem));
    }

    private Task<IResult> RenderAsync(HttpRequest request, MandateState current, FormValues typed, ProblemException? problem = null)
    {
        var (plan, record) = (current.Plan, current.Record);
        var since = LastVisit.Note(request.HttpContext, current.Id, "information", clock.Now);
        return pages.ShowAsync(request.HttpContext, new InformationPageView
        {
            Plan = plan,
            Title = plan.Translate(AskedLanguage.Of(request).Language, plan.Mandate.Title),
            Lines = [.. record.Information.Reverse().Select(i => new InformationLine(i, record.WithdrawalOf(i), IsNew: since is { } visit && i.At > visit, publishing.MayWithdraw(i)))],
            MayPublish = access.Caller.MayAny(Publishers),
            MostBytes = options.Value.MaxBytes,
            MostFileBytes = options.Value.MaxFileBytes,
            Typed = typed,
            Problem = problem?.Refusal,
            Done = Acts.FirstOrDefault(act => act == request.Query["done"].ToString()),
        }, problem?.Status ?? StatusCodes.Status200OK);
    }
}
