using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Web.Access;

public sealed record CodeGiven(string Code);

/// <summary>Who the caller is to the app.</summary>
public sealed record WhoAmI(string Id, string Is, MandateId? Mandate, StateId? State, bool Confirmed)
{
    public static WhoAmI Of(Caller caller) => new(caller.Id, JsonNamingPolicy.CamelCase.ConvertName(caller.Roles.ToString()), caller.Mandate, caller.State, caller.IsConfirmed);
}

/// <summary>For programs: sign in with a code, ask who is signed in, sign out. People use the page.</summary>
public sealed class SessionApi(SignIn signIn, RequestAccess access)
{
    [Api("Sign in with the code of a personal link", Takes = typeof(CodeGiven), Gives = typeof(WhoAmI), Problems = [404, 429])]
    [Function("OpenSession"), Allow(CallerRoles.Anyone)]
    public async Task<IResult> OpenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/session")] HttpRequest request, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<CodeGiven>(request, cancellationToken);
        return ApiJson.Ok(WhoAmI.Of(await signIn.EnterAsync(request.HttpContext, given.Code, cancellationToken)));
    }

    [Api("Who the caller is to the app", Gives = typeof(WhoAmI), Problems = [404])]
    [Function("GetSession"), Allow(CallerRoles.Anyone)]
    public IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/session")] HttpRequest request) =>
        access.Caller == Caller.Unknown ? throw ProblemException.NotFound() : ApiJson.Ok(WhoAmI.Of(access.Caller));

    [Api("Leave; a participant with everywhere=true in every browser that the link has opened", Query = ["everywhere"])]
    [Function("CloseSession"), Allow(CallerRoles.Anyone)]
    public async Task<IResult> CloseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/session")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await signIn.LeaveAsync(request.HttpContext, access.Caller, request.Query["everywhere"] == "true", client, cancellationToken);
        return Results.NoContent();
    }
}
