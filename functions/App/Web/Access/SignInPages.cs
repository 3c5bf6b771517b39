namespace Mandates.Functions.Web.Access;

/// <summary>
/// The page that a personal link opens. The code is behind the # of the address and is sent by the page's form: by script at
/// once, without script by hand. Looking at the page has no effect.
/// </summary>
public sealed class SignInPages(SignIn signIn, RequestAccess access, PlatformPrincipal platform, PageRenderer pages)
{
    [Function("EnterPage"), Allow(CallerRoles.Anyone)]
    public Task<IResult> ShowAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "enter")] HttpRequest request) =>
        pages.ShowSignInAsync(request.HttpContext);

    [Function("EnterForm"), Allow(CallerRoles.Anyone)]
    public async Task<IResult> EnterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "enter")] HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        try
        {
            var caller = await signIn.EnterAsync(request.HttpContext, form["code"].ToString(), cancellationToken);
            return new SeeOther(caller.Mandate is null ? "/" : $"/mandates/{caller.Mandate}/states/{caller.State}");
        }
        catch (ProblemException problem) when (problem.Status is 404 or 429)
        {
            return await pages.ShowSignInAsync(request.HttpContext, problem.Status == 429 ? "enter.too-many" : "enter.wrong", problem.Status);
        }
    }

    [Function("LeaveForm"), Allow(CallerRoles.Anyone)]
    public async Task<IResult> LeaveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "leave")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var everywhere = request.HasFormContentType && (await request.ReadFormAsync(cancellationToken))["everywhere"] == "true";
        await signIn.LeaveAsync(request.HttpContext, access.Caller, everywhere, client, cancellationToken);

        // An officer's session is the platform's, and goes on until the platform ends it.
        return new SeeOther(platform.Read(request) is null ? "/enter" : "/.auth/logout?post_logout_redirect_uri=/enter");
    }
}
