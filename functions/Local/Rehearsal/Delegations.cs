using Mandates.Domain.Participants;
using Mandates.Functions.Participants;

namespace Mandates.Local.Rehearsal;

/// <summary>
/// The delegations of a rehearsal: each names one to three focal points; all missions but one forward the questionnaire; most
/// reply in time, some late, some never, and a few correct their reply. Drawn from the seed alone.
/// </summary>
public sealed class Delegations(WorkPlan plan, int seed)
{
    private static readonly string[] FirstNames = ["Ana", "Carlos", "Denise", "Émile", "Fernanda", "Grace", "Hugo", "Inés", "João", "Keisha", "Luis", "Marie"];
    private static readonly string[] LastNames = ["Almeida", "Baptiste", "Castillo", "Dupont", "Edwards", "Flores", "Gómez", "Henry", "Isaacs", "Joseph"];

    private readonly ReplyScript replies = new(plan);

    /// <summary>Each delegation in the order of the plan, with draws of its own.</summary>
    public IEnumerable<ScriptedAct> Acts() => plan.States.SelectMany((state, i) => Of(state, new Random((seed * 7919) + i)))
        .Concat(plan.States.Where((_, i) => plan.ForwardDays > 0 && i != NeverForwards).Select((state, i) => Forwarding(state, new Random((seed * 7907) + i))));

    private int NeverForwards => seed % plan.States.Count;

    private ScriptedAct Forwarding(MemberState state, Random draw)
    {
        var at = plan.When(plan.SingleOf(ActivityKind.QuestionnaireDispatch)!)!.Value + Duration.FromDays(Math.Max(draw.Next(plan.ForwardDays), draw.Next(plan.ForwardDays))) + Duration.FromMinutes(60 + draw.Next(7 * 60));
        return new(at, $"{state.Id} forwards the questionnaire", Actor.Reading(state.Mission), async (api, cancellationToken) =>
        {
            var path = $"{Path}/states/{state.Id}/forwardings";
            var to = (await api.GetAsync<ForwardingView>(path, cancellationToken)).People.Where(p => p.Forwarded is null).Select(p => p.Id).ToArray();
            if (to.Length > 0)
            {
                await api.SendAsync(HttpMethod.Post, path, new ForwardingRequest(to, "Please let the mission see the reply before it is sent."), cancellationToken);
            }
        });
    }

    private IEnumerable<ScriptedAct> Of(MemberState state, Random draw)
    {
        var dispatch = plan.SingleOf(ActivityKind.QuestionnaireDispatch)!.Date!.Value;
        var launch = plan.SingleOf(ActivityKind.PlatformLaunch)?.Date ?? dispatch;
        var deadline = plan.SingleOf(ActivityKind.ReplyDeadline)!.Date!.Value;
        var count = draw.Next(1, 4);
        var naming = launch.PlusDays(draw.Next(0, 4));
        for (var place = 1; place <= count; place++)
        {
            var focalPoint = FocalPoint(state, draw, place);
            var named = Moment(naming, draw, 11, 17);
            yield return new(named, $"{state.Id} names a focal point", Actor.Reading(state.Mission), (api, cancellationToken) =>
                api.SendAsync(HttpMethod.Post, $"{Path}/states/{state.Id}/focal-points", focalPoint, cancellationToken));

            // One in eight never opens the mail, and the mission stands in.
            if (draw.Next(8) > 0)
            {
                yield return new(named + Duration.FromMinutes(draw.Next(5, 60 * 24)), $"{state.Id} confirms an address", Actor.Reading(focalPoint.Email),
                    (api, cancellationToken) => api.SendAsync(HttpMethod.Post, $"{Path}/confirmation", new { }, cancellationToken));
            }
        }

        var days = Period.DaysBetween(dispatch, deadline);
        var behaviour = draw.Next(100);
        if (behaviour >= 90)
        {
            yield break;
        }

        // Replies gather towards the deadline, and late ones within the fortnight after it.
        var day = behaviour < 78
            ? dispatch.PlusDays(1 + (int)((days - 1) * Math.Sqrt(draw.NextDouble())))
            : deadline.PlusDays(1 + draw.Next(0, 10));
        yield return Reply(state, draw, Earliest(day, deadline, behaviour < 78), version: 1);
        if (behaviour is < 6 && day.PlusDays(2) < deadline)
        {
            yield return Reply(state, draw, day.PlusDays(2), version: 2);
        }
    }

    private static LocalDate Earliest(LocalDate day, LocalDate deadline, bool inTime) =>
        inTime && day > deadline ? deadline : day;

    private ScriptedAct Reply(MemberState state, Random draw, LocalDate day, int version)
    {
        var words = draw.Next();
        return new(Moment(day, draw, 10, 19), $"{state.Id} replies", Actor.Reading(state.Mission), (api, cancellationToken) => replies.ReplyAsync(api, state, version, words, cancellationToken));
    }

    private static FocalPointNaming FocalPoint(MemberState state, Random draw, int place) => new(
        $"{FirstNames[draw.Next(FirstNames.Length)]} {LastNames[draw.Next(LastNames.Length)]}",
        $"focal-point-{place}@{state.Id}.example",
        draw.Next(4) == 0 ? Language.English : state.Language);

    private Instant Moment(LocalDate day, Random draw, int fromHour, int toHour) =>
        day.At(new LocalTime(draw.Next(fromHour, toHour), draw.Next(60), draw.Next(60))).InZoneLeniently(plan.TimeZone).ToInstant();

    private string Path => $"/api/mandates/{plan.Mandate.Id}";
}
