namespace Microsoft.DotNet.Interactive;

/// <summary>A password that does not show itself when it is displayed by mistake.</summary>
public class PasswordString
{
    private readonly string clearTextPassword;

    public PasswordString(string clearTextPassword) => this.clearTextPassword = clearTextPassword;

    /// <summary>The password itself.</summary>
    public string GetClearTextPassword() => clearTextPassword;

    public override string ToString() => new('*', clearTextPassword.Length);
}
