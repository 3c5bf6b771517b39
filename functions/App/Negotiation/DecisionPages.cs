using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Negotiation;
using Mandates.Pages.Status;

namespace Mandates.Functions.Negotiation;

/// <summary>The page on which the chair records what was decided on a paragraph, once its effect was seen.</summary>
public sealed class DecisionPages(RequestAccess access, DecisionRecording decisions, NegotiatingTextStore negotiation, PageRenderer pages, MandateClock clock)
{
    private const string Address = "mandates/{mandate}/negotiation/{paragraph}";

    [Function("DecisionPage"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, string paragraph, CancellationToken cancellationToken) =>
        await pages.ShowAsync(request.HttpContext, await ViewAsync(request, await access.MandateAsync(mandate, cancellationToken), paragraph, cancellationToken));

    [Function("DecisionForm"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, string paragraph, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (typed, isConfirmed) = await ConfirmedForm.ReadAsync(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        var view = await ViewAsync(request, current, paragraph, cancellationToken) with { Typed = typed };
        return await ConfirmedForm.AnswerAsync(
            async () =>
            {
                var proposed = await decisions.ProposeAsync(current, DecisionForm.Decision(typed, view.Paragraph), cancellationToken);
                if (!isConfirmed)
                {
                    return await pages.ShowAsync(request.HttpContext, view with { Effect = DecisionEffect.Of(paragraph, proposed.Before, proposed.After) });
                }

                await decisions.RecordAsync(current, proposed, client, cancellationToken);
                return new SeeOther($"/mandates/{mandate}/negotiation?at={paragraph}&done=decided#{paragraph}");
            },
            problem => pages.ShowAsync(request.HttpContext, view with { Problem = problem.Refusal }, problem.Status));
    }

    private async Task<DecisionPageView> ViewAsync(HttpRequest request, MandateState current, string id, CancellationToken cancellationToken)
    {
        var (plan, texts) = (current.Plan, AskedLanguage.Of(request));
        var working = await negotiation.ReadAsync(current, cancellationToken);
        var paragraph = working.Find(id) ?? throw ProblemException.NotFound();
        NegotiatingLine[] lines = [.. NegotiatingText.Of(working).Lines.Where(l => l.Paragraph == id)];
        return new()
        {
            Plan = plan,
            Record = current.Record,
            Mandate = current.Id,
            MandateTitle = plan.Translate(texts.Language, plan.Mandate.Title),
            Instrument = plan.Mandate.Instrument,
            Zone = plan.TimeZone.Id,
            Draft = working.Draft,
            Paragraph = paragraph,
            Label = lines[0].Label,
            Proposals = [.. paragraph.Amendments, .. paragraph.NewTexts],
            Lines = lines,
            Decisions = [.. current.Record.Decisions.Where(d => d.Paragraph == id)],
            Meetings = [.. plan.Activities.Where(a => a is { IsMeeting: true, Cancelled: false } && plan.When(a) <= clock.Now).Reverse().Select(a => new MeetingChoice(a.Id, ActText.MeetingOf(a, texts)))],
            States = [.. plan.States.Select(s => new NamedState(s.Id, s.Names[texts.Language]))],
            NameOf = state => plan.State(state)?.Names[texts.Language] ?? state,
        };
    }
}
