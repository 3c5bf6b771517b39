using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>Each version of a reply as a page to read, on which its delegation also changes who may read it.</summary>
public sealed class ReplyReadingPages(RequestAccess access, ReplyReading reading, ReplyVisibilityChange change, PageRenderer pages)
{
    private const string State = "mandates/{mandate}/states/{state}";

    [Function("ReplyReadingPage"), Allow(CallerRoles.Officers | CallerRoles.Delegation, OtherStates = true)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = State + "/replies/{version:int}")] HttpRequest request,
        string mandate, string state, int version, CancellationToken cancellationToken) =>
        await RenderAsync(request, await access.MandateAsync(mandate, cancellationToken), new(state), version, null, cancellationToken);

    [Function("ReplyVisibilityForm"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = State + "/visibility")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        var version = int.TryParse(form["version"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : throw ProblemException.NotFound();
        return await ConfirmedForm.AnswerAsync(
            async () =>
            {
                var visibility = ReplyForm.VisibilityIn(form["visibility"].ToString())
                    ?? throw ProblemException.Unprocessable("Who may read the reply was not changed.", ["Say who may read it ('visibility'): shared or secretariat."]);
                await change.RecordAsync(current, new(state), visibility, client, cancellationToken);
                return new SeeOther($"/mandates/{mandate}/states/{state}/replies/{version}?done");
            },
            problem => RenderAsync(request, current, new(state), version, problem, cancellationToken));
    }

    private async Task<IResult> RenderAsync(
        HttpRequest request, MandateState current, StateId state, int version, ProblemException? problem, CancellationToken cancellationToken)
    {
        var versions = current.Record.Readable(state, isOther: access.Caller.IsOfAnotherThan(state));
        var reply = versions.FirstOrDefault(r => r.Version == version) ?? throw ProblemException.NotFound();
        var view = await reading.OfAsync(current, reply, versions, AskedLanguage.Of(request), cancellationToken);
        return await pages.ShowAsync(request.HttpContext, view with
        {
            IsOfAnother = access.Caller.IsOfAnotherThan(state),
            MayChoose = access.Caller.State == state && current.Record.VisibilityIsFixed(state) is null,
            Problem = problem?.Refusal,
            IsDone = request.Query.ContainsKey("done"),
        }, problem?.Status ?? StatusCodes.Status200OK);
    }
}
