using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Participants;

namespace Mandates.Functions.Participants;

/// <summary>A delegation's own page: who acts for the state, and forms that do what the API does and come back to the page.</summary>
public sealed class DelegationPages(
    RequestAccess access, ParticipantViews views, RosterService roster, AddressConfirmation confirmation, ParticipantLinks links, PersonErasure erasure,
    QuestionnaireForwarding forwarding, RhythmChoosing choosing, PageRenderer pages)
{
    private const string Address = "mandates/{mandate}/states/{state}";
    private static readonly string[] Acts = ["confirmed", "named", "forwarded", "end", "reissue", "revoke", "erase", "eraseTogether", "rhythm"];

    private bool MayManageLinks => access.Caller.MayAny(CallerRoles.Secretariat);

    [Function("DelegationPage"), Allow(CallerRoles.Officers | CallerRoles.Delegation, BeforeConfirmation = true, BeforeLaunch = true)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, string state, CancellationToken cancellationToken) =>
        await RenderAsync(request, await access.MandateAsync(mandate, cancellationToken), new(state), null, null, cancellationToken);

    [Function("ConfirmAddressForm"), Allow(CallerRoles.FocalPoint | CallerRoles.Authority, BeforeConfirmation = true, BeforeLaunch = true)]
    public async Task<IResult> ConfirmAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address + "/confirmation")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await confirmation.ConfirmAsync(await access.MandateAsync(mandate, cancellationToken), client, cancellationToken);
        return Done(mandate, new(state), "confirmed");
    }

    [Function("ChooseNoticesForm"), Allow(CallerRoles.Delegation, BeforeLaunch = true)]
    public async Task<IResult> ChooseNoticesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address + "/notices")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var stateId = new StateId(state);
        var form = await request.ReadFormAsync(cancellationToken);
        var rhythm = Enum.GetValues<NoticeRhythm>().Select(r => (NoticeRhythm?)r).FirstOrDefault(r => Words.Camel(r!.Value) == form["rhythm"].ToString()) ?? throw ProblemException.NotFound();
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await ConfirmedForm.AnswerAsync(
            async () =>
            {
                await choosing.RecordAsync(current, rhythm, client, cancellationToken);
                return Done(mandate, stateId, "rhythm");
            },
            problem => RenderAsync(request, current, stateId, problem, null, cancellationToken));
    }

    [Function("NameParticipantForm"), Allow(CallerRoles.Secretariat | CallerRoles.Mission, BeforeLaunch = true)]
    public async Task<IResult> NameAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address + "/participants")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var stateId = new StateId(state);
        var form = await request.ReadFormAsync(cancellationToken);
        var typed = new TypedNaming(
            Given(form, "kind"), form["name"].ToString(), form["email"].ToString(), LanguageCode.Parse(form["language"].ToString()), Given(form, "replaces"));
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await ConfirmedForm.AnswerAsync(
            async () =>
            {
                var kind = typed.Process is null ? ParticipantKind.FocalPoint : ParticipantKind.Authority;
                var begin = new Beginning(stateId, kind, typed.Process, Person: "", typed.Replaces is { } replaced ? new ParticipantId(replaced) : null);
                var naming = new Naming(typed.Name, typed.Email.Trim(), typed.Language ?? default);
                await roster.NameAsync(current, begin, naming, from: null, access.Caller, client, cancellationToken);
                return Done(mandate, stateId, "named");
            },
            problem => RenderAsync(request, current, stateId, problem, typed, cancellationToken));
    }

    [Function("ChangeParticipantForm"), Allow(CallerRoles.Secretariat | CallerRoles.Mission, BeforeLaunch = true)]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address + "/participants/change")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var stateId = new StateId(state);
        var form = await request.ReadFormAsync(cancellationToken);
        var (participant, act, reason) = (new ParticipantId(form["participant"].ToString()), form["act"].ToString(), form["reason"].ToString());
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await ConfirmedForm.AnswerAsync(
            async () =>
            {
                new Reasoned(reason).ThrowIfUnfit();
                current.ThrowIfNotOf(access.Caller, participant);
                await (act switch
                {
                    "end" => roster.EndAsync(current, participant, at: null, reason, access.Caller, client, cancellationToken),
                    "reissue" when MayManageLinks => links.ReissueAsync(current, participant, until: null, reason, client, cancellationToken),
                    "revoke" when MayManageLinks => links.RevokeAsync(current, participant, reason, client, cancellationToken),
                    "erase" or "eraseTogether" when MayManageLinks => erasure.EraseAsync(current, participant, act == "eraseTogether", reason, client, cancellationToken),
                    _ => throw ProblemException.NotFound(),
                });
                return Done(mandate, stateId, act);
            },
            problem => RenderAsync(request, current, stateId, problem, null, cancellationToken));
    }

    [Function("ForwardQuestionnaireForm"), Allow(CallerRoles.Mission)]
    public async Task<IResult> ForwardAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address + "/forwardings")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (typed, _) = await ConfirmedForm.ReadAsync(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await ConfirmedForm.AnswerAsync(
            async () =>
            {
                await forwarding.ForwardAsync(current, new(state), new([.. typed.Values("to").Select(id => new ParticipantId(id))], typed["note"]), client, cancellationToken);
                return Done(mandate, new(state), "forwarded");
            },
            problem => RenderAsync(request, current, new(state), problem, null, cancellationToken, typed));
    }

    private async Task<IResult> RenderAsync(
        HttpRequest request, MandateState current, StateId state, ProblemException? problem, TypedNaming? typed, CancellationToken cancellationToken, FormValues? forwarded = null)
    {
        var (plan, texts) = (current.Plan, AskedLanguage.Of(request));
        var of = plan.State(state) ?? throw ProblemException.NotFound();
        var people = await views.ReadAsync(current, state, cancellationToken);
        return await pages.ShowAsync(request.HttpContext, new DelegationPageView
        {
            Mandate = current.Id,
            Instrument = plan.Mandate.Instrument,
            Title = plan.Translate(texts.Language, plan.Mandate.Title),
            Product = plan.Translate(texts.Language, plan.Mandate.Product),
            State = state,
            StateName = of.Names[texts.Language],
            Zone = plan.TimeZone.Id,
            Deadline = plan.DeadlineOf(state)?.At,
            HasReplied = current.Record.HasReplied(state),
            Versions = access.Caller.IsConfirmed ? [.. current.Record.Replies.Where(r => r.State == state).Select(r => r.Version).Order()] : [],
            Places = plan.Places(),
            Usual = of.Language,
            Processes = [.. plan.Mandate.Consulted.Select(c => c.Id)],
            People = people,
            Forwarding = ForwardingView.Of(plan, current.Record, state, people, access.Caller.IsParticipant),
            MayForward = access.Caller.MayAny(CallerRoles.Mission),
            TypedForwarding = forwarded ?? FormValues.Nothing,
            Sharing = MayManageLinks ? await erasure.SharingAsync(current, cancellationToken) : null,
            Self = people.FirstOrDefault(p => p.Id == access.Caller.Id),
            Rhythm = current.Record.RhythmOf(new(access.Caller.Id)),
            MayName = access.Caller.MayAny(CallerRoles.Mission | CallerRoles.Secretariat),
            MayManageLinks = MayManageLinks,
            Problem = problem?.Refusal,
            Done = Acts.FirstOrDefault(act => act == request.Query["done"].ToString()),
            Typed = typed,
        }, problem?.Status ?? StatusCodes.Status200OK);
    }

    private static SeeOther Done(string mandate, StateId state, string what) => new($"/mandates/{mandate}/states/{state}?done={what}");

    private static string? Given(IFormCollection form, string field) => form[field].ToString() is { Length: > 0 } text ? text : null;
}
