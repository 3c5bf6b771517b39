using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>Each version of a reply as a page to read.</summary>
public sealed class ReplyReadingPages(RequestAccess access, ReplyReading reading, PageRenderer pages)
{
    [Function("ReplyReadingPage"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/states/{state}/replies/{version:int}")] HttpRequest request,
        string mandate, string state, int version, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        Reply[] versions = [.. current.Record.Replies.Where(r => r.State == new StateId(state))];
        var reply = versions.FirstOrDefault(r => r.Version == version) ?? throw ProblemException.NotFound();
        return await pages.ShowAsync(request.HttpContext, await reading.OfAsync(current, reply, versions, AskedLanguage.Of(request), cancellationToken));
    }
}
