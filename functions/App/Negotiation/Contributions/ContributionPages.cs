using Mandates.Functions.Negotiation.Drafts;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Negotiation.Drafts;

namespace Mandates.Functions.Negotiation.Contributions;

/// <summary>The forms beside the paragraphs of a draft: they do what the API does, and come back to the paragraph.</summary>
public sealed class ContributionPages(RequestAccess access, Contributing contributing, ContributionChanges changes, DraftReader reader, PageRenderer pages)
{
    private const string Address = "mandates/{mandate}/drafts/{version:int}/contributions";

    [Function("ContributeForm"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> ContributeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, int version, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var typed = ContributionForm.Typed(await request.ReadFormAsync(cancellationToken));
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await ConfirmedForm.AnswerAsync(
            async () =>
            {
                var taken = await contributing.TakeAsync(current, ContributionForm.Proposal(typed, version), client, cancellationToken);
                return Back(request, current, typed.Paragraph, "taken", taken.Fact.Contribution.Id);
            },
            async problem =>
            {
                var view = await reader.ReadAsync(request, current, version: null, typed.Paragraph, cancellationToken);
                return await RefusedAsync(request, problem, view with { Typed = typed with { IsStale = problem.Current is CurrentParagraph } });
            });
    }

    [Function("ChangeContributionForm"), Allow(CallerRoles.Secretariat | CallerRoles.Chair | CallerRoles.Delegation)]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address + "/change")] HttpRequest request,
        string mandate, int version, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        var (act, id) = ContributionForm.Act(form);
        var anchor = ContributionForm.Anchor(form);
        return await ConfirmedForm.AnswerAsync(
            async () =>
            {
                var changed = await (act switch
                {
                    "anchor" => changes.ReanchorAsync(current, id, anchor, cancellationToken),
                    _ when !access.Caller.IsParticipant => throw ProblemException.NotFound(),
                    "withdraw" => changes.WithdrawAsync(current, id, cancellationToken),
                    "support" => changes.SupportAsync(current, id, cancellationToken),
                    _ => changes.EndSupportAsync(current, id, cancellationToken),
                });
                return Back(request, current, changed.Paragraph, act, id);
            },
            async problem =>
            {
                if (current.Record.Drafts.Count == 0)
                {
                    throw problem;
                }

                var view = await reader.ReadAsync(request, current, version: null, anchor.Paragraph, cancellationToken);
                return await RefusedAsync(request, problem, view with { TypedAnchor = act == "anchor" ? new(id, anchor.Paragraph, anchor.Text ?? "") : null });
            });
    }

    private Task<IResult> RefusedAsync(HttpRequest request, ProblemException problem, DraftPageView view) =>
        pages.ShowAsync(request.HttpContext, view with { Problem = ContributionForm.Refusal(problem) }, problem.Status);

    private static SeeOther Back(HttpRequest request, MandateState current, string paragraph, string act, string contribution) =>
        new($"/mandates/{current.Id}/drafts/{current.Record.Drafts.Max(d => d.Version)}?at={paragraph}{(DraftReader.Shown(request) is { } shown ? $"&text={shown.Code()}" : "")}&done={act}&on={contribution}#c-{contribution}");
}
