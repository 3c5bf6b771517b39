using Mandates.Functions.Clock;
using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Questionnaires.Replies;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>
/// The page on which a delegation fills in the questionnaire, adds files and submits. One form, which works without
/// script: every button saves first, and what cannot be saved comes back as it was typed.
/// </summary>
public sealed class ReplyPages(
    ReplyIntake intake, WorkingCopyEdit edit, ReplySubmission submission, ReplyViews views, UploadReader bodies, PageRenderer pages, MandateClock clock)
{
    private const string Address = "mandates/{mandate}/states/{state}/reply";

    [Function("ReplyPage"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, string state, CancellationToken cancellationToken)
    {
        var current = await intake.OpenAsync(mandate, state, cancellationToken);
        var (copy, _) = await edit.ReadAsync(mandate, state, cancellationToken);
        var texts = AskedLanguage.Of(request);
        return await RenderAsync(request, await views.OfAsync(request.HttpContext, current, state, copy, texts, cancellationToken) with { IsSaved = request.Query.ContainsKey("saved") }, texts);
    }

    [Function("ReplyForm"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> TakeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var receivedAt = clock.Now;
        var current = await intake.OpenAsync(mandate, state, cancellationToken);
        var texts = AskedLanguage.Of(request);
        var form = await request.ReadFormAsync(cancellationToken);
        var typed = Typed(form);
        var (copy, version) = await edit.ReadAsync(mandate, state, cancellationToken);
        try
        {
            if (ReplyViews.Seen(copy) != form["seen"])
            {
                throw WorkingCopyEdit.Changed(copy);
            }

            var answers = current.Record.Questionnaires.Count == 0 ? null : typed;
            await edit.SaveAsync(current, state, new(answers, form["handedTo"].ToString() is { Length: > 0 } next ? next : null), version, cancellationToken);
            await ChangeFilesAsync(current, state, form, cancellationToken);
            if (form["act"] == "submit")
            {
                return await SubmitAsync(current, state, receivedAt, form["reason"], client, cancellationToken);
            }

            return new SeeOther($"/mandates/{mandate}/states/{state}/reply?saved");
        }
        catch (ProblemException problem)
        {
            (copy, _) = await edit.ReadAsync(mandate, state, cancellationToken);
            var view = await views.OfAsync(request.HttpContext, current, state, copy, texts, cancellationToken) with { Reason = form["reason"] };
            if (problem.Status == StatusCodes.Status412PreconditionFailed)
            {
                return await RenderAsync(request, ReplyViews.InConflict(view, typed, copy, texts), texts, problem.Status);
            }

            var faults = copy is not null && form["act"] == "submit" ? await submission.FaultsAsync(current, copy, cancellationToken) : view.Faults;
            var said = faults.Count > 0 ? texts["reply.faults", faults.Count] : string.Join(' ', problem.Refusal.Details.Prepend(problem.Refusal.Title).Select(texts.Say));
            return await RenderAsync(request, view with { Answers = typed, Faults = faults, Problem = said }, texts, problem.Status);
        }
    }

    private async Task<IResult> SubmitAsync(
        MandateState before, string state, Instant receivedAt, string? reason, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (copy, version) = await edit.ReadAsync(before.Id, state, cancellationToken);
        if (copy is null)
        {
            throw WorkingCopyEdit.Changed(null);
        }

        var submitted = await submission.SubmitAsync(before, state, copy, version, receivedAt, reason, cancellationToken);
        await ReplySubmission.AnswerAsync(before, submitted, client, cancellationToken);
        return new SeeOther($"/receipts/{submitted.Reply.ReceiptNumber(before.Id)}");
    }

    private async Task ChangeFilesAsync(MandateState current, string state, IFormCollection form, CancellationToken cancellationToken)
    {
        if (form["remove"].ToString() is { Length: > 0 } name)
        {
            await edit.RemoveAsync(current.Id, state, name, cancellationToken);
        }

        if (form.Files.GetFile("file") is { Length: > 0 } sent)
        {
            using var file = await bodies.ReadFileAsync(sent, cancellationToken);
            await edit.AddAsync(current, state, file, cancellationToken);
        }
    }

    private static Answers Typed(IFormCollection form) => new(
        int.TryParse(form["questionnaire"], out var number) ? number : 0,
        LanguageCode.Parse(form["language"].ToString()) ?? default,
        form.Where(field => field.Key.StartsWith("q-", StringComparison.Ordinal))
            .Select(field => (Question: field.Key[2..], Values: field.Value.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v!).ToArray()))
            .Where(field => field.Values.Length > 0)
            .ToDictionary(field => field.Question, field => (IReadOnlyList<string>)field.Values, StringComparer.Ordinal));

    private Task<IResult> RenderAsync(HttpRequest request, ReplyView view, Texts texts, int status = StatusCodes.Status200OK) =>
        pages.RenderAsync<ReplyPage>(request.HttpContext, new() { [nameof(ReplyPage.View)] = view, [nameof(ReplyPage.T)] = texts }, status);
}
