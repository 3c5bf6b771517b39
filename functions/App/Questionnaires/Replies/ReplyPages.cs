using Mandates.Functions.Clock;
using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>
/// The page on which a delegation fills in the questionnaire, adds files and submits. One form, which works without
/// script: every button saves first, and what cannot be saved comes back as it was typed.
/// </summary>
public sealed class ReplyPages(
    RequestAccess access, WorkingCopyEditing editing, ReplySubmission submission, ReplyViews views, UploadReader reader, PageRenderer pages, MandateClock clock)
{
    private const string Address = "mandates/{mandate}/states/{state}/reply";

    [Function("ReplyPage"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, string state, CancellationToken cancellationToken)
    {
        var stateId = new StateId(state);
        var current = await access.OpenForRepliesAsync(mandate, stateId, cancellationToken);
        var (copy, _) = await editing.ReadAsync(current.Id, stateId, cancellationToken);
        var view = await views.OfAsync(current, stateId, copy, AskedLanguage.Of(request), cancellationToken);
        return await pages.ShowAsync(request.HttpContext, view with { IsSaved = request.Query.ContainsKey("saved") });
    }

    [Function("ReplyForm"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> TakeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var stateId = new StateId(state);
        var receivedAt = clock.Now;
        var current = await access.OpenForRepliesAsync(mandate, stateId, cancellationToken);
        var form = await ReplyForm.ReadAsync(request, cancellationToken);
        try
        {
            await SaveAsync(current, stateId, form, cancellationToken);
            return new SeeOther(form.Submits
                ? await SubmitAsync(current, stateId, receivedAt, new(form.Reason, form.Visibility), client, cancellationToken)
                : $"/mandates/{mandate}/states/{state}/reply?saved");
        }
        catch (ProblemException problem)
        {
            return await ShowAgainAsync(request, current, stateId, form, problem, cancellationToken);
        }
    }

    private async Task SaveAsync(MandateState current, StateId state, ReplyForm form, CancellationToken cancellationToken)
    {
        var (copy, version) = await editing.ReadAsync(current.Id, state, cancellationToken);
        var start = current.Record.StartOf(state, copy);
        if (ReplyViews.Seen(copy, start) != form.Seen)
        {
            throw WorkingCopyEditing.ChangedMeanwhile(copy);
        }

        var answers = current.Record.Questionnaires.Count == 0 ? null : form.Answers;
        await editing.SaveAsync(current, state, new(answers, form.HandedTo, form.Visibility), version, start, cancellationToken);
        if (form.Removed is { } name)
        {
            await editing.RemoveAsync(current.Id, state, name, cancellationToken);
        }

        if (form.Added is { } sent)
        {
            using var file = await reader.ReadFileAsync(sent, cancellationToken);
            await editing.AddAsync(current, state, file, cancellationToken);
        }
    }

    /// <returns>The address of the receipt.</returns>
    private async Task<string> SubmitAsync(
        MandateState before, StateId state, Instant receivedAt, SubmissionReason said, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (copy, version) = await editing.ReadAsync(before.Id, state, cancellationToken);
        var submitted = await submission.SubmitAsync(
            before, state, copy ?? throw WorkingCopyEditing.ChangedMeanwhile(null), version, receivedAt, said, client, cancellationToken);
        return $"/receipts/{submitted.Fact.ReceiptNumber(before.Id)}";
    }

    // Every refusal: what was typed would be lost on another page.
    private async Task<IResult> ShowAgainAsync(
        HttpRequest request, MandateState current, StateId state, ReplyForm form, ProblemException problem, CancellationToken cancellationToken)
    {
        var texts = AskedLanguage.Of(request);
        var (copy, _) = await editing.ReadAsync(current.Id, state, cancellationToken);
        var view = await views.OfAsync(current, state, copy, texts, cancellationToken) with { Answers = form.Answers, Reason = form.Reason, Visibility = form.Visibility ?? current.Record.UsualVisibility(current.Plan, state) };
        if (problem.Status == StatusCodes.Status412PreconditionFailed)
        {
            return await pages.ShowAsync(request.HttpContext, ReplyViews.InConflict(view, copy, texts), problem.Status);
        }

        var faults = copy is not null && form.Submits ? await submission.FaultsAsync(current, copy, cancellationToken) : view.Faults;
        var said = faults.Count > 0 ? texts["reply.faults", faults.Count] : string.Join(' ', problem.Refusal.Details.Prepend(problem.Refusal.Title).Select(texts.Say));
        return await pages.ShowAsync(request.HttpContext, view with { Faults = faults, Problem = said }, problem.Status);
    }
}
