using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Community;

/// <summary>Draft: the version of the draft; 0 for the questionnaire. The last of the answers stands; without one the process is silent.</summary>
public sealed record ConsultationView(string Process, int Draft, Instant At, Instant Until, IReadOnlyList<ConsultationAnswerView> Answers)
{
    public static ConsultationView Of(Consultation consultation) => new(
        consultation.Process.Id, consultation.Draft, consultation.At, consultation.Until,
        [.. consultation.Answers.Select(a => new ConsultationAnswerView(a.Number, a.Text, a.At, consultation.IsLate(a), a.File is { } file ? FileView.Of(file) : null))]);
}

public sealed record ConsultationAnswerView(int Number, string Text, Instant At, bool Late, FileView? File);

/// <summary>Code: of the personal link of the process. Draft: the version of the draft that is answered; 0 for the questionnaire.</summary>
public sealed record ConsultationAnswerGiven(string Code, int Draft, string Text);

/// <summary>Paragraph 16: what the processes were consulted on and what they answered, for all in the mandate; and an answer, for the holder of a link.</summary>
public sealed class ConsultationApi(RequestAccess access, ConsultationLinks links, ConsultationAnswering answering)
{
    private const string All = "api/mandates/{mandate}/consultations";

    [Api("On what each process was consulted, until when, and what it answered", Gives = typeof(ConsultationView[]))]
    [Function("ListConsultations"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = All)] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        return ApiJson.Ok(current.Record.Consulted(current.Plan).Select(ConsultationView.Of));
    }

    [Api("The file of an answer", Gives = typeof(Stream), Problems = [409])]
    [Function("DownloadConsultationFile"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> DownloadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = All + "/{process}/{draft:int}/answers/{number:int}/file")] HttpRequest request,
        string mandate, string process, int draft, int number, CancellationToken cancellationToken)
    {
        var (file, content) = await answering.OpenAsync(await access.MandateAsync(mandate, cancellationToken), process, draft, number, cancellationToken);
        return new Download(content, file.Name);
    }

    [Api("Answer a consultation, as the process that holds the link", Takes = typeof(ConsultationAnswerGiven), Gives = typeof(ConsultationView), Creates = true, Problems = [404, 409, 422, 429])]
    [Function("AnswerConsultation"), Allow(CallerRoles.Anyone)]
    public async Task<IResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/consultation/answers")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<ConsultationAnswerGiven>(request, cancellationToken);
        var holder = await links.OpenAsync(request.HttpContext, given.Code, cancellationToken);
        var recorded = await answering.AnswerAsync(holder, given.Draft, given.Text, file: null, client, cancellationToken);
        var answered = holder.Consultations.Single(c => c.Draft == given.Draft);
        var view = ConsultationView.Of(recorded.IsNew ? answered with { Answers = [.. answered.Answers, recorded.Fact] } : answered);
        return recorded.IsNew ? ApiJson.Created($"/api/mandates/{holder.Current.Id}/consultations", view) : ApiJson.Ok(view);
    }
}
