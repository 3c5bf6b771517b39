using Mandates.Domain.WorkPlans;
using Mandates.Functions.Access;
using Mandates.Functions.Documents;
using Mandates.Pages;
using Microsoft.AspNetCore.Http;

namespace Mandates.Functions.Status;

/// <summary>The language of a mandate's pages for whoever looks: what is asked for, else a participant's state's, else the browser's.</summary>
public sealed class PageLanguage(RequestAccess access)
{
    public Texts Of(HttpRequest request, WorkPlan plan) =>
        plan.State(access.Caller.State ?? "") is { } state ? AskedLanguage.Of(request, state.Language) : AskedLanguage.Of(request);
}
