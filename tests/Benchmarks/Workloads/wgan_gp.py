import torch
from torch import nn

from worker import same


def net(inputs, outputs):
    return nn.Sequential(
        nn.Linear(inputs, 128),
        nn.LeakyReLU(0.2),
        nn.Linear(128, 128),
        nn.LeakyReLU(0.2),
        nn.Linear(128, 128),
        nn.LeakyReLU(0.2),
        nn.Linear(128, outputs),
    )


class Workload:
    def __init__(self):
        self.generator = same(net(16, 2))
        self.critic = same(net(2, 1))
        self.data = torch.randn(8192, 2)
        self.generator_optimizer = torch.optim.Adam(self.generator.parameters(), 1e-4, (0.5, 0.9))
        self.critic_optimizer = torch.optim.Adam(self.critic.parameters(), 1e-4, (0.5, 0.9))

    def step(self):
        real = self.data.index_select(0, torch.randint(0, 8192, (256,)))
        fake = self.generator(torch.randn(256, 16)).detach()
        mix = torch.rand(256, 1)
        between = (mix * real + (1 - mix) * fake).requires_grad_()
        (slope,) = torch.autograd.grad(self.critic(between).sum(), between, create_graph=True)
        penalty = 10 * (slope.norm(dim=1) - 1).square().mean()
        loss = self.critic(fake).mean() - self.critic(real).mean() + penalty
        self.critic_optimizer.zero_grad()
        loss.backward()
        self.critic_optimizer.step()

        generator_loss = -self.critic(self.generator(torch.randn(256, 16))).mean()
        self.generator_optimizer.zero_grad()
        generator_loss.backward()
        self.generator_optimizer.step()
        return loss.item()
