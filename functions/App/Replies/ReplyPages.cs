using Mandates.Domain;
using Mandates.Domain.Questionnaires;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Documents;
using Mandates.Functions.Http;
using Mandates.Functions.Replies.Receiving;
using Mandates.Functions.Status;
using Mandates.Functions.Timeline;
using Mandates.Pages;
using Mandates.Pages.Replies;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;

namespace Mandates.Functions.Replies;

/// <summary>
/// The page on which a delegation fills in the questionnaire, adds files and submits. One form, which works without
/// script: every button saves first, and what cannot be saved comes back as it was typed.
/// </summary>
public sealed class ReplyPages(
    ReplyIntake intake, WorkingCopyEdit edit, ReplySubmission submission, ReplyViews views, Bodies bodies, PageRenderer pages, MandateClock clock)
{
    private const string Address = "mandates/{mandate}/states/{state}/reply";

    [Function("ReplyPage"), Allow(Who.Delegation)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, string state, CancellationToken stop)
    {
        var current = await intake.OpenAsync(mandate, state, stop);
        var (copy, _) = await edit.ReadAsync(mandate, state, stop);
        var texts = AskedLanguage.Of(request);
        return await RenderAsync(request, await views.OfAsync(request.HttpContext, current, state, copy, texts, stop) with { IsSaved = request.Query.ContainsKey("saved") }, texts);
    }

    [Function("ReplyForm"), Allow(Who.Delegation)]
    public async Task<IResult> TakeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var receivedAt = clock.Now;
        var current = await intake.OpenAsync(mandate, state, stop);
        var texts = AskedLanguage.Of(request);
        var form = await request.ReadFormAsync(stop);
        var typed = Typed(form);
        var (copy, version) = await edit.ReadAsync(mandate, state, stop);
        try
        {
            if (ReplyViews.Seen(copy) != form["seen"])
            {
                throw WorkingCopyEdit.Changed(copy);
            }

            var answers = current.Record.Questionnaires.Count == 0 ? null : typed;
            await edit.SaveAsync(current, state, new(answers, form["handedTo"].ToString() is { Length: > 0 } next ? next : null), version, stop);
            await ChangeFilesAsync(current, state, form, stop);
            if (form["act"] == "submit")
            {
                return await SubmitAsync(current, state, receivedAt, form["reason"], client, stop);
            }

            return new SeeOther($"/mandates/{mandate}/states/{state}/reply?saved");
        }
        catch (ProblemException problem)
        {
            (copy, _) = await edit.ReadAsync(mandate, state, stop);
            var view = await views.OfAsync(request.HttpContext, current, state, copy, texts, stop) with { Reason = form["reason"] };
            if (problem.Status == StatusCodes.Status412PreconditionFailed)
            {
                return await RenderAsync(request, ReplyViews.InConflict(view, typed, copy, texts), texts, problem.Status);
            }

            var faults = copy is not null && form["act"] == "submit" ? await submission.FaultsAsync(current, copy, stop) : view.Faults;
            var said = faults.Count > 0 ? texts["reply.faults", faults.Count] : string.Join(' ', problem.Refusal.Details.Prepend(problem.Refusal.Title).Select(texts.Say));
            return await RenderAsync(request, view with { Answers = typed, Faults = faults, Problem = said }, texts, problem.Status);
        }
    }

    private async Task<IResult> SubmitAsync(
        CurrentMandate before, string state, Instant receivedAt, string? reason, DurableTaskClient client, CancellationToken stop)
    {
        var (copy, version) = await edit.ReadAsync(before.Id, state, stop);
        if (copy is null)
        {
            throw WorkingCopyEdit.Changed(null);
        }

        var submitted = await submission.SubmitAsync(before, state, copy, version, receivedAt, reason, stop);
        await ReplySubmission.AnswerAsync(before, submitted, client, stop);
        return new SeeOther($"/receipts/{submitted.Reply.ReceiptNumber(before.Id)}");
    }

    private async Task ChangeFilesAsync(CurrentMandate current, string state, IFormCollection form, CancellationToken stop)
    {
        if (form["remove"].ToString() is { Length: > 0 } name)
        {
            await edit.RemoveAsync(current.Id, state, name, stop);
        }

        if (form.Files.GetFile("file") is { Length: > 0 } sent)
        {
            using var file = await bodies.ReadFileAsync(sent, stop);
            await edit.AddAsync(current, state, file, stop);
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
